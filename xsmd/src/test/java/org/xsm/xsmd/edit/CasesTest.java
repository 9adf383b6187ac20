package org.xsm.xsmd.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;

/**
 * Every folder is a case and its name says what it is about. {@code -Dxsm.rewrite=true} records
 * what comes of them; read the difference before it is committed.
 */
final class CasesTest {
  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CaseFolder.ALL)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void judgesAsRecorded(String name) throws IOException {
    Case asked = CaseFolder.of(name).asked();

    String text = VerdictText.of(new Judge().judge(asked), asked.head().text());

    Path recorded = CaseFolder.ALL.resolve(name).resolve("expected.txt");
    if (Boolean.getBoolean("xsm.rewrite")) {
      Files.writeString(recorded, text);
    }
    assertThat(text).isEqualTo(Files.readString(recorded));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void acceptsOnlyWhatReads(String name) {
    Case asked = CaseFolder.of(name).asked();

    Verdict verdict = new Judge().judge(asked);

    if (verdict instanceof Verdict.Accepted accepted) {
      assertThat(SiteReader.read("site.xml", accepted.text().bytes()))
          .isInstanceOf(SiteReading.Read.class);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void judgesTheSameTwice(String name) {
    Case asked = CaseFolder.of(name).asked();
    var judge = new Judge();

    assertThat(judge.judge(asked)).isEqualTo(judge.judge(asked));
  }
}
