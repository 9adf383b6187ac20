package org.xsm.xsmd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.xsm.schema.Position;

final class ExcerptTest {
  private static final Paint PLAIN = new Paint(false);

  @Test
  void marksThePlaceInItsLine() {
    assertThat(excerpt("one\r\ntwo three\rfour", 2, 5)).isEqualTo("  2 | two three\n    |     ^\n");
  }

  @Test
  void keepsTabsSoThatTheMarkStandsRight() {
    assertThat(excerpt("\t<a>\t<b/>", 1, 6)).isEqualTo("  1 | \t<a>\t<b/>\n    | \t   \t^\n");
  }

  @Test
  void showsAPartOfALongLine() {
    String[] lines = excerpt("x".repeat(500) + "HERE" + "y".repeat(500), 1, 501).split("\n", -1);

    assertThat(lines[0]).hasSizeLessThanOrEqualTo(60).contains("…x", "xHEREy", "y…");
    assertThat(lines[1].indexOf('^')).isEqualTo(lines[0].indexOf('H'));
  }

  @Test
  void countsCharactersAsWideAsTheyAreShown() {
    assertThat(excerpt("漢字<a>", 1, 3)).isEqualTo("  1 | 漢字<a>\n    |     ^\n");
    assertThat(excerpt("e\u0301<a>", 1, 3)).isEqualTo("  1 | e\u0301<a>\n    |  ^\n");
  }

  @Test
  void showsNothingThatSteersATerminal() {
    assertThat(excerpt("a\u001B[2Jb", 1, 1)).isEqualTo("  1 | a\uFFFD[2Jb\n    | ^\n");
  }

  @Test
  void isEmptyWhereThePlaceIsNotInTheText() {
    assertThat(excerpt("one", 7, 1)).isEmpty();
    assertThat(excerpt("one", 1, 99)).isEqualTo("  1 | one\n    |    ^\n");
  }

  private static String excerpt(String text, int line, int column) {
    return new Excerpt(text, 60).of(new Position(line, column), PLAIN);
  }
}
