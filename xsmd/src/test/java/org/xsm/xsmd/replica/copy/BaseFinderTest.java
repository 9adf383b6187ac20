package org.xsm.xsmd.replica.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xsm.xsmd.replica.copy.Basis.Origin;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.SiteText;

final class BaseFinderTest {
  private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAYS = Duration.ofDays(3);
  private static final String ONE = Sample.TEXT;

  private final List<Basis> chain = new ArrayList<>();
  private final Map<Hash, SiteText> texts = new HashMap<>();

  @Test
  void theOnlyTextIsTheBase() {
    written(ONE, DAYS);

    assertThat(find(Sample.memory(ONE, "a", 5))).isEqualTo(known(1));
  }

  @Test
  void aSaveWithWhatCameLastWasMadeFromThat() {
    written(ONE, DAYS);
    String two = written(Sample.memory(ONE, "a", 200), MINUTE);

    assertThat(find(Sample.memory(two, "b", 300))).isEqualTo(known(2));
  }

  @Test
  void aSaveThatLacksWhatCameLastWasMadeFromTheTextBefore() {
    written(ONE, DAYS);
    written(Sample.memory(ONE, "a", 200), MINUTE);

    assertThat(find(Sample.memory(ONE, "b", 300))).isEqualTo(known(1));
  }

  @Test
  void anEditOfTheSameLineIsNoDisguise() {
    written(ONE, DAYS);
    String two = written(Sample.memory(ONE, "a", 200), MINUTE);

    assertThat(find(Sample.vcpus(ONE, "a", 4))).isEqualTo(known(1));
    assertThat(find(Sample.vcpus(two, "a", 4))).isEqualTo(known(2));
  }

  @Test
  void anEditorThatSleptThroughSeveralIsFoundOut() {
    written(ONE, DAYS);
    String two = written(Sample.memory(ONE, "a", 200), MINUTE);
    String three = written(Sample.memory(two, "b", 200), MINUTE);
    written(Sample.memory(three, "c", 200), MINUTE);

    assertThat(find(Sample.memory(ONE, "d", 300))).isEqualTo(known(1));
    assertThat(find(Sample.memory(two, "d", 300))).isEqualTo(known(2));
    assertThat(find(Sample.memory(three, "d", 300))).isEqualTo(known(3));
  }

  @Test
  void commentsTellAsWellAsFields() {
    written(ONE, DAYS);
    String two = written(Sample.comment(ONE, "mind the gap"), MINUTE);

    assertThat(find(Sample.memory(ONE, "a", 300))).isEqualTo(known(1));
    assertThat(find(Sample.memory(two, "a", 300))).isEqualTo(known(2));
  }

  @Test
  void whatWasAddedOrTakenOutTells() {
    written(ONE, DAYS);
    String two = written(Sample.without(ONE, "d"), MINUTE);

    assertThat(find(Sample.memory(ONE, "a", 300))).isEqualTo(known(1));
    assertThat(find(Sample.memory(two, "a", 300))).isEqualTo(known(2));
  }

  @Test
  void aMixtureIsUnclear() {
    written(ONE, DAYS);
    String two = written(Sample.memory(Sample.memory(ONE, "a", 200), "b", 200), MINUTE);

    assertThat(find(Sample.memory(two, "a", 100))).isEqualTo(unclear(2, 1));
  }

  @Test
  void anotherValueOfTheOnlyFieldThatChangedIsUnclearForAnHour() {
    written(ONE, DAYS);
    written(Sample.memory(ONE, "a", 200), MINUTE);

    assertThat(find(Sample.memory(ONE, "a", 300))).isEqualTo(unclear(2, 1));
  }

  @Test
  void anotherValueOfTheOnlyFieldThatChangedIsAnEditOfItLater() {
    written(ONE, DAYS);
    written(Sample.memory(ONE, "a", 200), DAYS);

    assertThat(find(Sample.memory(ONE, "a", 300))).isEqualTo(known(2));
  }

  @Test
  void goingBackAfterDaysWithAnEditBesideIsUnclear() {
    written(ONE, DAYS);
    written(Sample.memory(ONE, "a", 200), DAYS);

    assertThat(find(Sample.memory(ONE, "b", 300))).isEqualTo(unclear(2, 1));
  }

  @Test
  void theVeryTextOfBeforeIsNoEdit() {
    written(ONE, DAYS);
    written(Sample.memory(ONE, "a", 200), MINUTE);

    assertThat(find(ONE)).isEqualTo(new Finding.Former(basis(1)));
  }

  @Test
  void takingBackWhatWasSavedHereIsAnEdit() {
    written(ONE, DAYS);
    saved(Sample.memory(ONE, "a", 200), MINUTE);

    assertThat(find(ONE)).isEqualTo(known(2));
  }

  @Test
  void takingBackWhatWasSavedHereWithAnEditBesideIsUnclearForAnHour() {
    written(ONE, DAYS);
    saved(Sample.memory(ONE, "a", 200), MINUTE);

    assertThat(find(Sample.memory(ONE, "b", 200))).isEqualTo(unclear(2, 1));
  }

  @Test
  void takingBackWhatWasSavedHereWithAnEditBesideIsAnEditLater() {
    written(ONE, DAYS);
    saved(Sample.memory(ONE, "a", 200), DAYS);

    assertThat(find(Sample.memory(ONE, "b", 200))).isEqualTo(known(2));
  }

  @Test
  void changingAgainWhatWasSavedHereIsAnEdit() {
    written(ONE, DAYS);
    saved(Sample.memory(ONE, "a", 200), MINUTE);

    assertThat(find(Sample.memory(ONE, "a", 300))).isEqualTo(known(2));
  }

  @Test
  void anEditorThatDidNotLoadWhatItsSaveBecameGoesOnFromItsSave() {
    written(ONE, DAYS);
    String mine = saved(Sample.memory(ONE, "a", 200), MINUTE);
    written(Sample.memory(mine, "c", 700), MINUTE);

    assertThat(find(Sample.memory(mine, "b", 300))).isEqualTo(known(2));
    assertThat(find(Sample.memory(mine, "a", 300))).isEqualTo(known(2));
  }

  @Test
  void aValueThatCameBackTellsNothing() {
    written(ONE, DAYS);
    String two = written(Sample.memory(ONE, "a", 200), MINUTE);
    written(Sample.comment(Sample.memory(two, "a", 100), "back"), MINUTE);

    assertThat(find(Sample.vcpus(Sample.comment(ONE, "back"), "b", 3))).isEqualTo(known(3));
  }

  @Test
  void theSameChangeByChanceDoesNotHideWhatElseIsLacking() {
    written(ONE, DAYS);
    String two = written(Sample.memory(ONE, "a", 200), MINUTE);
    written(Sample.memory(two, "b", 200), MINUTE);

    assertThat(find(Sample.memory(ONE, "b", 200))).isEqualTo(unclear(3, 2, 1));
  }

  @Test
  void aStaleEditorWithTheSameChangeByChanceIsFoundOutToo() {
    written(ONE, DAYS);
    String two = written(Sample.comment(ONE, "mind the gap"), MINUTE);
    String three = written(Sample.memory(two, "b", 200), MINUTE);
    written(Sample.memory(three, "c", 200), MINUTE);

    assertThat(find(Sample.memory(ONE, "b", 200))).isEqualTo(unclear(4, 3, 2, 1));
  }

  @Test
  void whatWasAddedAndTakenOutAgainTellsNothing() {
    written(ONE, DAYS);
    String two = written(Sites.withGuest(Sample.memory(ONE, "a", 200), "x"), MINUTE);
    written(Sample.without(two, "x"), MINUTE);

    assertThat(find(Sample.memory(ONE, "a", 300))).isEqualTo(unclear(3, 2, 1));
  }

  @Test
  void whatIsLeftOfAnOlderStepTells() {
    written(ONE, DAYS);
    String two = written(Sites.withGuest(Sample.memory(ONE, "d", 200), "x"), MINUTE);
    String three = written(Sample.without(two, "x"), MINUTE);
    written(Sample.memory(three, "b", 200), MINUTE);

    assertThat(find(Sample.memory(ONE, "b", 200))).isEqualTo(unclear(4, 3, 2, 1));
  }

  @Test
  void takingBackAnOlderRevisionOnPurposeIsAnEditLater() {
    written(ONE, DAYS);
    String two = written(Sample.memory(ONE, "a", 200), DAYS);
    written(Sample.memory(two, "b", 200), MINUTE);

    assertThat(find(Sample.memory(ONE, "b", 200))).isEqualTo(known(3));
  }

  @Test
  void aTextThatIsLostEndsTheSearch() {
    written(ONE, DAYS);
    written(Sample.memory(ONE, "a", 200), MINUTE);
    texts.remove(basis(1).text());

    assertThat(find(Sample.memory(ONE, "b", 300))).isEqualTo(known(2));
  }

  private String written(String text, Duration ago) {
    return put(text, ago, Origin.WRITTEN);
  }

  private String saved(String text, Duration ago) {
    return put(text, ago, Origin.SAVED);
  }

  private String put(String text, Duration ago, Origin origin) {
    SiteText bytes = SiteText.of(text.getBytes(StandardCharsets.UTF_8));
    texts.put(bytes.hash(), bytes);
    chain.addFirst(new Basis(chain.size() + 1L, 1, bytes.hash(), origin, NOW.minus(ago)));
    return text;
  }

  private Basis basis(int revision) {
    return chain.get(chain.size() - revision);
  }

  private Finding known(int revision) {
    return new Finding.Known(basis(revision));
  }

  private Finding unclear(int... revisions) {
    var candidates = new ArrayList<Basis>();
    for (int revision : revisions) {
      candidates.add(basis(revision));
    }
    return new Finding.Unclear(candidates);
  }

  private Finding find(String saved) {
    SiteText text = SiteText.of(saved.getBytes(StandardCharsets.UTF_8));
    return BaseFinder.find(
        chain,
        basis -> Optional.ofNullable(texts.get(basis.text())),
        text,
        BaseFinder.parse(text).orElseThrow(),
        NOW);
  }
}
