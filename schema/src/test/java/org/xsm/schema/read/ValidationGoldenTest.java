package org.xsm.schema.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xsm.schema.GoldenCases;
import org.xsm.schema.Problem;
import org.xsm.schema.Site;

/**
 * What an administrator reads about a file: one folder a case, its name says what is wrong. A
 * before.xml is the site before the edit. Read the difference like prose before it is committed.
 */
class ValidationGoldenTest {
  private static final GoldenCases CASES = GoldenCases.of("validation");

  static List<String> cases() throws IOException {
    return CASES.names();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void saysWhatIsRecorded(String name) throws IOException {
    CASES.check(name, "expected.txt", print(problems(name)));
  }

  private static List<Problem> problems(String name) throws IOException {
    if (CASES.has(name, "before.xml")) {
      return SiteReader.read("site.xml", CASES.read(name, "site.xml"), before(name)).problems();
    }
    return SiteReader.read("site.xml", bytes(name)).problems();
  }

  /** Not as text: some cases are none. */
  private static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(CASES.root().resolve(name).resolve("site.xml"));
  }

  private static Site before(String name) throws IOException {
    SiteReading reading = SiteReader.read("before.xml", CASES.read(name, "before.xml"));
    assertThat(reading.problems()).isEmpty();
    return ((SiteReading.Read) reading).site();
  }

  private static String print(List<Problem> problems) {
    return String.join("", problems.stream().map(problem -> problem + "\n").toList());
  }
}
