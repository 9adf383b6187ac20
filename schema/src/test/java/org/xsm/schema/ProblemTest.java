package org.xsm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ProblemTest {
  private static final Position PLACE = new Position(14, 9);

  @Test
  void isPrintedAsCompilersDo() {
    assertThat(Problem.error("r", "site.xml", PLACE, "is wrong"))
        .hasToString("site.xml:14:9: is wrong");
    assertThat(Problem.warning("r", "site.xml", PLACE, "is odd"))
        .hasToString("site.xml:14:9: warning: is odd");
  }

  @Test
  void sortsByFileThenPlaceThenSeverity() {
    Problem first = Problem.error("r", "a.xml", new Position(9, 9), "m");
    Problem second = Problem.error("r", "b.xml", new Position(2, 10), "m");
    Problem third = Problem.error("r", "b.xml", new Position(10, 1), "m");
    Problem fourth = Problem.warning("r", "b.xml", new Position(10, 1), "m");

    assertThat(Stream.of(fourth, third, second, first).sorted())
        .containsExactly(first, second, third, fourth);
  }
}
