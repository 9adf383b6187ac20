package org.xsm.xsmd.replica.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.peers.PeerException;
import org.xsm.xsmd.replica.peers.Peers.Kind;

/** Three hosts that stay together while they ask each other all sorts of things. */
final class SiteChannelTest {
  private static final Duration SOON = Duration.ofMinutes(2);
  private static TestSite site = TestSite.quick();

  @BeforeAll
  static void start() {
    site.know("h1", "h2", "h3");
    site.start("h1");
    site.start("h2");
    site.start("h3");
    site.awaitTogether(SOON);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @Test
  void hostsAnswerEachOtherAndThemselves() {
    assertThat(TestSite.ask(site.channel("h1"), "h3", "how are you?"))
        .isEqualTo("hello h1, how are you?");
    assertThat(TestSite.ask(site.channel("h2"), "h2", "and I?")).isEqualTo("hello h2, and I?");
  }

  @Test
  void whatAHandlerThrowsReachesTheAsker() {
    site.channel("h2")
        .handle(
            Kind.EDIT,
            (from, body) -> {
              throw new IllegalStateException("no room for " + from);
            });

    assertThatThrownBy(() -> TestSite.answer(site.channel("h1"), "h2", Kind.EDIT, Bytes.NONE))
        .isInstanceOf(PeerException.class)
        .hasMessage("no room for h1");
    assertThatThrownBy(() -> TestSite.answer(site.channel("h2"), "h2", Kind.EDIT, Bytes.NONE))
        .isInstanceOf(PeerException.class)
        .hasMessage("no room for h2");
  }

  @Test
  void beforeThereIsAHandlerTheAnswerIsNotReady() {
    assertThatThrownBy(() -> TestSite.answer(site.channel("h1"), "h3", Kind.VOTER, Bytes.NONE))
        .isInstanceOf(PeerException.class)
        .hasMessage("not ready");
  }

  @Test
  void aHostThatIsNotThereIsOutOfReach() {
    assertThatThrownBy(() -> TestSite.answer(site.channel("h1"), "h9", Kind.TEXT, Bytes.NONE))
        .isInstanceOf(PeerException.class)
        .hasMessage("h9 is out of reach");
  }

  @Test
  void anAnswerThatDoesNotComeIsNotWaitedFor() {
    var end = new CountDownLatch(1);
    site.channel("h3")
        .handle(
            Kind.CONFIRM,
            (from, body) -> {
              awaitQuietly(end);
              return body;
            });

    var answer = site.channel("h1").ask("h3", Kind.CONFIRM, Bytes.NONE, Duration.ofMillis(300));

    assertThatThrownBy(() -> answer.get(5, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(PeerException.class)
        .hasMessage("h3 did not answer CONFIRM within 300 ms");
    assertThat(TestSite.ask(site.channel("h1"), "h3", "still?")).isEqualTo("hello h1, still?");
    end.countDown();
  }

  @Test
  void whoAsksTooMuchIsToldSoAndOthersAreAnswered() throws Exception {
    var end = new CountDownLatch(1);
    site.channel("h2")
        .handle(
            Kind.SUBMIT,
            (from, body) -> {
              awaitQuietly(end);
              return body;
            });

    var open = new CopyOnWriteArrayList<java.util.concurrent.CompletableFuture<Bytes>>();
    for (int i = 0; i < ChannelLimits.DEFAULT.handled() + 5; i++) {
      open.add(site.channel("h1").ask("h2", Kind.SUBMIT, Bytes.NONE, SOON));
    }

    TestSite.await(
        SOON, () -> open.stream().filter(answer -> answer.isCompletedExceptionally()).count() == 5);
    assertThat(TestSite.ask(site.channel("h3"), "h2", "and me?")).isEqualTo("hello h3, and me?");
    end.countDown();
    long answered = 0;
    for (var answer : open) {
      try {
        answer.get(10, TimeUnit.SECONDS);
        answered++;
      } catch (ExecutionException e) {
        assertThat(e).hasMessageContaining("busy: 32 of your questions are being answered");
      }
    }
    assertThat(answered).isEqualTo(32);
  }

  @Test
  void aLongBodyGoesWholeWhileShortOnesGoOn() throws Exception {
    byte[] document = new byte[10 << 20];
    new java.util.Random(7).nextBytes(document);
    site.channel("h2").handle(Kind.SNAPSHOT, (from, body) -> body);

    var whole = site.channel("h1").ask("h2", Kind.SNAPSHOT, Bytes.wrap(document), SOON);
    int meanwhile = 0;
    while (!whole.isDone()) {
      assertThat(TestSite.ask(site.channel("h1"), "h2", "quick")).isEqualTo("hello h1, quick");
      meanwhile++;
    }

    assertThat(whole.get(1, TimeUnit.SECONDS)).isEqualTo(Bytes.wrap(document));
    assertThat(meanwhile).isGreaterThan(1);
  }

  @Test
  void aBodyBeyondTheLimitIsNotSent() {
    Bytes body = Bytes.wrap(new byte[ChannelLimits.DEFAULT.body() + 1]);

    assertThatThrownBy(() -> TestSite.answer(site.channel("h1"), "h2", Kind.TEXT, body))
        .hasMessage("cannot ask h2: 20971521 bytes, at most 20971520 go");
  }

  @Test
  void wordsAreHeard() {
    List<String> heard = new CopyOnWriteArrayList<>();
    site.channel("h3")
        .handle(
            Kind.GOSSIP,
            (from, body) -> {
              heard.add(from + ": " + TestSite.text(body));
              return Bytes.NONE;
            });

    site.channel("h1").tell("h3", Kind.GOSSIP, TestSite.text("12"));
    site.channel("h1").tell("h9", Kind.GOSSIP, TestSite.text("13"));

    TestSite.await(SOON, () -> heard.equals(List.of("h1: 12")));
  }

  @Test
  void aHostComesAndGoesAndAllHearOfIt() {
    List<SortedSet<String>> heard = new CopyOnWriteArrayList<>();
    site.channel("h1").onChange(heard::add);

    var fourth = site.start("h4");
    site.awaitTogether(SOON);
    fourth.close();
    site.channels().remove("h4");
    site.awaitTogether(SOON);

    TestSite.await(SOON, () -> heard.size() >= 2);
    assertThat(heard.getFirst()).containsExactly("h1", "h2", "h3", "h4");
    assertThat(heard.getLast()).containsExactly("h1", "h2", "h3");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
