package org.xsm.bench.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xsm.bench.history.Operation.Action;
import org.xsm.bench.history.Operation.Ending;

/** The search tells histories of a register from others. */
final class RegisterCheckTest {
  @Test
  void whatHappensOneAfterTheOtherIsInOrder() {
    assertThat(
            isRegister(
                replace("a", "b", 0, 10),
                read("b", 20, 30),
                replace("b", "c", 40, 50),
                read("c", 60, 70)))
        .isTrue();
  }

  @Test
  void anEmptyHistoryIsInOrder() {
    assertThat(isRegister()).isTrue();
  }

  @Test
  void anOldReadAfterAWriteWasAnsweredIsStale() {
    assertThat(isRegister(replace("a", "b", 0, 10), read("a", 20, 30))).isFalse();
  }

  @Test
  void readsBesideAWriteMaySeeEither() {
    assertThat(isRegister(replace("a", "b", 0, 100), read("a", 10, 20), read("b", 30, 40)))
        .isTrue();
  }

  @Test
  void readsBesideAWriteDoNotGoBack() {
    assertThat(isRegister(replace("a", "b", 0, 100), read("b", 10, 20), read("a", 30, 40)))
        .isFalse();
  }

  @Test
  void twoReplacementsOfOneValueAreALostUpdate() {
    assertThat(isRegister(replace("a", "b", 0, 50), replace("a", "c", 10, 60))).isFalse();
  }

  @Test
  void anAnsweredWriteThatNobodySeesIsLost() {
    assertThat(isRegister(replace("a", "b", 0, 10), read("a", 5, 20), read("a", 30, 40))).isFalse();
  }

  @Test
  void theOrderOfAnswersIsNotTheOrderOfEffects() {
    assertThat(isRegister(replace("b", "c", 0, 20), replace("a", "b", 5, 100), read("c", 110, 120)))
        .isTrue();
  }

  @Test
  void aMismatchNeedsAMomentWithAnotherValue() {
    assertThat(isRegister(mismatch("a", "x", 0, 10))).isFalse();
    assertThat(isRegister(replace("a", "b", 0, 10), mismatch("a", "x", 20, 30))).isTrue();
  }

  @Test
  void whatIsUnknownMayHappenLongAfter() {
    assertThat(isRegister(unknown("a", "b", 0), read("a", 100, 110), read("b", 120, 130))).isTrue();
  }

  @Test
  void whatIsUnknownMayNeverHappen() {
    assertThat(isRegister(unknown("a", "b", 0), read("a", 10, 20), replace("a", "c", 30, 40)))
        .isTrue();
  }

  @Test
  void whatIsUnknownDoesNotHappenBeforeItWasAsked() {
    assertThat(isRegister(read("b", 0, 10), unknown("a", "b", 20))).isFalse();
  }

  @Test
  void whatIsUnknownHappensOnceAtMost() {
    assertThat(
            isRegister(
                unknown("a", "b", 0), read("b", 10, 20), write("a", 30, 40), read("b", 50, 60)))
        .isFalse();
  }

  @Test
  void plainWritesOverlapInAnyOrder() {
    assertThat(isRegister(write("b", 0, 100), write("c", 0, 100), read("b", 110, 120))).isTrue();
    assertThat(
            isRegister(
                write("b", 0, 100), write("c", 0, 100), read("b", 110, 120), read("c", 130, 140)))
        .isFalse();
  }

  @Test
  void saysWhichOperationHasNoPlace() {
    var verdict =
        RegisterCheck.of("a", List.of(replace("a", "b", 0, 10), read("a", 20_000, 30_000)));

    assertThat(verdict.stuck()).contains("20 to 30").contains("Read[value=a]").contains("\"b\"");
    assertThat(verdict.explained()).isEqualTo(1);
  }

  @Test
  void thousandsOfOverlappingOperationsOfARealRegisterAreInOrder() {
    for (int seed = 0; seed < 20; seed++) {
      var history = Simulated.history(new Random(seed), 2000, 10);

      assertThat(RegisterCheck.of("v0", history).linearizable()).as("seed " + seed).isTrue();
      assertThat(RevisionCheck.objection(history)).as("seed " + seed).isEmpty();
    }
  }

  @Test
  void oneStaleReadAmongThousandsIsFound() {
    for (int seed = 0; seed < 20; seed++) {
      var history = new ArrayList<>(Simulated.history(new Random(seed), 1000, 8));
      long end = history.stream().mapToLong(Operation::returned).max().orElseThrow();
      history.add(read("v0", end + 10, end + 20));

      assertThat(RegisterCheck.of("v0", history).linearizable()).as("seed " + seed).isFalse();
    }
  }

  @Test
  void aValueNobodyWroteIsFound() {
    var history = new ArrayList<>(Simulated.history(new Random(3), 500, 5));
    history.add(read("from nowhere", 100, 1_000_000));

    assertThat(RegisterCheck.of("v0", history).linearizable()).isFalse();
  }

  private static boolean isRegister(Operation... operations) {
    return RegisterCheck.of("a", List.of(operations)).linearizable();
  }

  private static Operation read(String value, long from, long to) {
    return new Operation(1, new Action.Read(value), Ending.DONE, from, to, 0);
  }

  private static Operation write(String value, long from, long to) {
    return new Operation(2, new Action.Write(value), Ending.DONE, from, to, 0);
  }

  private static Operation replace(String expected, String value, long from, long to) {
    return new Operation(3, new Action.Replace(expected, value), Ending.DONE, from, to, 0);
  }

  private static Operation mismatch(String expected, String value, long from, long to) {
    return new Operation(4, new Action.Replace(expected, value), Ending.MISMATCHED, from, to, 0);
  }

  private static Operation unknown(String expected, String value, long from) {
    return new Operation(5, new Action.Replace(expected, value), Ending.UNKNOWN, from, from, 0);
  }
}
