package org.xsm.xsmd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xsm.xsmd.cli.Recorded.assertAsRecorded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManVerbTest {
  @TempDir private Path directory;

  @Test
  void writesAPageForEveryVerb() throws IOException {
    Shell.in(directory).xsm("man", "--directory", "man1");

    assertThat(pages()).contains("xsm.1", "xsm-validate.1", "xsm-diff.1");
    assertThat(pages()).hasSize((int) XsmCommandTest.verbs().count() + 1);
  }

  @Test
  void aPageSaysWhatTheHelpSays() {
    assertAsRecorded("man/xsm-validate.1", page("validate"));
  }

  @Test
  void linesAreShortAndNoneBeginsWithAStrayControl() {
    Stream.concat(Stream.of(""), XsmCommandTest.verbs())
        .flatMap(verb -> page(verb).lines())
        .forEach(
            line ->
                assertThat(line)
                    .hasSizeLessThanOrEqualTo(110)
                    .doesNotEndWith(" ")
                    .doesNotStartWith("'")
                    .matches("(\\.(TH|SH|TP|PP|BR)\\b.*)|[^.].*"));
  }

  @Test
  void aPageThatIsNotThereIsSaid() {
    assertThat(Shell.in(directory).xsm("man", "validat").err())
        .isEqualTo("xsm: there is no page xsm-validat; did you mean xsm-validate?\n");
  }

  private String page(String verb) {
    return Shell.in(directory).xsm(("man " + verb).strip().split(" ")).out();
  }

  private List<String> pages() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("man1"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
