package org.xsm.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual pages, read by those who read manual pages. */
@Tag("lab")
final class ManualTest {
  @TempDir private Path directory;

  @Test
  void everyPageIsCleanToMandoc() throws IOException {
    for (Path page : pages()) {
      Ran lint = Xsm.other(directory, "mandoc", "-T", "lint", "-W", "warning", page.toString());

      assertThat(lint.out() + lint.err()).as(page.toString()).isEmpty();
    }
  }

  @Test
  void manShowsThem() throws IOException {
    for (Path page : pages()) {
      Ran shown = Xsm.shell(directory, "MANWIDTH=80 man -l '" + page + "' | col -b");

      assertThat(shown.out()).as(shown.err()).contains("NAME", "SYNOPSIS", "EXIT STATUS");
    }
  }

  private List<Path> pages() throws IOException {
    assertThat(Xsm.run(directory, "man", "--directory", "man1").exit()).isZero();
    try (Stream<Path> files = Files.list(directory.resolve("man1"))) {
      List<Path> pages = files.sorted().toList();
      assertThat(pages).extracting(page -> page.getFileName().toString()).contains("xsm.1");
      return pages;
    }
  }
}
