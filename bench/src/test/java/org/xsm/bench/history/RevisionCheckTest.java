package org.xsm.bench.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xsm.bench.history.Operation.Action;
import org.xsm.bench.history.Operation.Ending;

/** Numbers of revisions grow with time, and each is one text. */
final class RevisionCheckTest {
  @Test
  void growingNumbersAreWell() {
    assertThat(
            RevisionCheck.objection(List.of(edit("b", 2, 0), read("b", 2, 20), edit("c", 3, 40))))
        .isEmpty();
  }

  @Test
  void aReadOfAnOlderRevisionGoesBack() {
    assertThat(RevisionCheck.objection(List.of(edit("b", 2, 0), read("a", 1, 20))))
        .hasValueSatisfying(why -> assertThat(why).contains("is not newer"));
  }

  @Test
  void overlappingOnesMayHaveAnyNumbers() {
    assertThat(RevisionCheck.objection(List.of(edit("c", 3, 0), edit("b", 2, 5)))).isEmpty();
  }

  @Test
  void oneNumberIsOneText() {
    assertThat(RevisionCheck.objection(List.of(read("a", 2, 0), read("b", 2, 5))))
        .hasValueSatisfying(why -> assertThat(why).contains("two texts"));
  }

  @Test
  void oneNumberIsOneEdit() {
    assertThat(RevisionCheck.objection(List.of(edit("b", 2, 0), edit("b", 2, 5))))
        .hasValueSatisfying(why -> assertThat(why).contains("two edits"));
  }

  private static Operation read(String value, long revision, long from) {
    return new Operation(1, new Action.Read(value), Ending.DONE, from, from + 10, revision);
  }

  private static Operation edit(String value, long revision, long from) {
    var replace = new Action.Replace("before " + value, value);
    return new Operation(2, replace, Ending.DONE, from, from + 10, revision);
  }
}
