package org.xsm.xsmd.replica.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.replica.copy.CopyState.Standing;
import org.xsm.xsmd.store.EditOutcome;
import org.xsm.xsmd.store.EditRequest;

final class WaitingSavesTest {
  @TempDir(factory = InMemory.class)
  private Path directory = Path.of("");

  private final String mine = Sample.memory(Sample.TEXT, "a", 300);

  @Test
  void withoutAMajorityTheErrorFileSaysWhoIsMissing() {
    Bench bench = Bench.clean(directory);
    bench.site.quorum(false);

    bench.save(mine);
    bench.rest();

    assertThat(bench.text()).isEqualTo(mine);
    assertThat(bench.standing()).isEqualTo(Standing.PENDING);
    assertThat(bench.error())
        .isEqualTo(
            """
            site.xml is not committed yet: it waits for a majority: h2 and h3 are away
              it is sent again by itself; nothing is to be done here
              to give the edit up, remove site.xml: it is then written as the site has it

            """);
  }

  @Test
  void itIsSentAsSoonAsTheMajorityIsBack() {
    Bench bench = Bench.clean(directory);
    bench.site.quorum(false);
    bench.save(mine);
    bench.restMinutes(5);

    bench.site.quorum(true);
    bench.look();
    bench.look();

    assertThat(bench.site.head()).isEqualTo(mine);
    assertThat(bench.standing()).isEqualTo(Standing.CLEAN);
    assertThat(bench.error()).isEmpty();
  }

  @Test
  void itIsSentLessAndLessOften() {
    Bench bench = Bench.clean(directory);
    bench.site.quorum(false);
    bench.save(mine);

    for (int second = 0; second < 600; second++) {
      bench.look();
      bench.forward(Duration.ofSeconds(1));
    }

    assertThat(bench.site.requests()).hasSizeBetween(15, 30);
  }

  @Test
  void aLaterSaveTakesThePlaceOfOneThatWasNotSent() {
    Bench bench = Bench.clean(directory);
    bench.site.quorum(false);
    bench.save(mine);
    bench.rest();

    String later = Sample.memory(mine, "b", 400);
    bench.save(later);
    bench.site.quorum(true);
    bench.rest();

    assertThat(bench.site.head()).isEqualTo(later);
    assertThat(bench.site.headRevision().number()).isEqualTo(2);
  }

  @Test
  void whatIsUnknownIsAskedAgainUnderTheSameId() {
    Bench bench = Bench.clean(directory);
    bench.site.next(request -> unknown(bench.site, request));

    bench.save(mine);
    bench.rest();

    assertThat(bench.site.requests()).hasSize(2);
    assertThat(bench.site.requests().stream().map(EditRequest::id).distinct()).hasSize(1);
    assertThat(bench.site.headRevision().number()).isEqualTo(2);
    assertThat(bench.standing()).isEqualTo(Standing.CLEAN);
  }

  @Test
  void aDaemonThatStartsAgainAsksUnderTheSameId() {
    Bench bench = Bench.clean(directory);
    bench.site.next(request -> unknown(bench.site, request));
    bench.save(mine);
    bench.look();
    bench.forward(Duration.ofMillis(400));
    bench.look();
    assertThat(bench.standing()).isEqualTo(Standing.PENDING);

    bench.start();
    bench.rest();

    assertThat(bench.site.requests()).hasSize(2);
    assertThat(bench.site.requests().stream().map(EditRequest::id).distinct()).hasSize(1);
    assertThat(bench.site.headRevision().number()).isEqualTo(2);
    assertThat(bench.standing()).isEqualTo(Standing.CLEAN);
  }

  @Test
  void noMajorityDoesNotEndWhatWasUnknownBefore() {
    Bench bench = Bench.clean(directory);
    bench.site.next(request -> unknown(bench.site, request));
    bench.site.next(request -> Optional.of(new EditOutcome.NoMajority("h2 is away")));

    bench.save(mine);
    bench.restMinutes(1);

    assertThat(bench.site.requests()).hasSize(3);
    assertThat(bench.site.requests().stream().map(EditRequest::id).distinct()).hasSize(1);
    assertThat(bench.site.headRevision().number()).isEqualTo(2);
  }

  @Test
  void aLaterSaveWaitsForOneThatIsUnknown() {
    Bench bench = Bench.clean(directory);
    bench.site.next(request -> unknown(bench.site, request));
    bench.save(mine);
    bench.look();
    bench.forward(Duration.ofMillis(400));
    bench.look();

    String later = Sample.memory(mine, "b", 400);
    bench.save(later);
    bench.rest();

    assertThat(bench.site.head()).isEqualTo(later);
    assertThat(bench.site.headRevision().number()).isEqualTo(3);
  }

  @Test
  void aFileThatFollowedTheHeadMeanwhileIsNoSaveWhenTheEndIsKnown() {
    Bench bench = Bench.clean(directory);
    bench.site.next(request -> unknown(bench.site, request));
    bench.save(mine);
    bench.look();
    bench.forward(Duration.ofMillis(400));
    bench.look();
    String theirs = Sample.memory(mine, "c", 200);
    bench.site.commit("h2", theirs);
    bench.look();
    assertThat(bench.text()).isEqualTo(theirs);

    String later = Sample.without(theirs, "d");
    bench.site.commit("h2", later);
    bench.forward(Duration.ofSeconds(2));
    bench.rest();

    assertThat(bench.site.head()).isEqualTo(later);
    assertThat(bench.text()).isEqualTo(later);
    assertThat(bench.site.requests()).hasSize(2);
  }

  @Test
  void anEditThatThrowsIsAskedAgain() {
    Bench bench = Bench.clean(directory);
    bench.site.next(
        request -> {
          throw new IllegalStateException("the leader answered nonsense");
        });

    bench.save(mine);
    bench.rest();

    assertThat(bench.site.head()).isEqualTo(mine);
    assertThat(bench.standing()).isEqualTo(Standing.CLEAN);
  }

  @Test
  void aHostThatIsBehindDoesNotPutAnOlderRevisionOverTheSave() {
    Bench bench = Bench.clean(directory);
    bench.site.beforeEdit(() -> bench.site.behind(1));

    bench.save(mine);
    bench.rest();

    assertThat(bench.site.head()).isEqualTo(mine);
    assertThat(bench.text()).isEqualTo(mine);
    assertThat(bench.standing()).isEqualTo(Standing.CLEAN);
  }

  private static Optional<EditOutcome> unknown(FakeSite site, EditRequest request) {
    site.committed(request);
    return Optional.of(new EditOutcome.Unknown(request.id(), "the leader did not answer"));
  }
}
