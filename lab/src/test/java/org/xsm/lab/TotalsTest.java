package org.xsm.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sum over all reports that {@code ./xsm test} ends with. */
@Tag("lab")
final class TotalsTest {
  @TempDir private Path reports;

  @Test
  void addsUpOverSuitesAndModulesInSurefiresForm() throws IOException {
    report("verify/schema/TEST-A.xml", "tests=\"1,200\" errors=\"0\" skipped=\"0\" failures=\"0\"");
    report("verify/schema/TEST-B.xml", "tests=\"3\" errors=\"0\" skipped=\"0\" failures=\"0\"");
    report("lab/lab/TEST-C.xml", "tests=\"4\" errors=\"0\"\n skipped=\"0\" failures=\"0\"");

    var ran = totals();

    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .containsPattern("verify +schema +1203 ")
        .containsPattern("lab +lab +4 ")
        .endsWith("\nTests run: 1207, Failures: 0, Errors: 0, Skipped: 0\n");
  }

  @Test
  void failuresAndErrorsAreAFailure() throws IOException {
    report("verify/xsmd/TEST-A.xml", "tests=\"5\" errors=\"1\" skipped=\"0\" failures=\"2\"");

    var ran = totals();

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).endsWith("\nTests run: 5, Failures: 2, Errors: 1, Skipped: 0\n");
  }

  @Test
  void aSkippedTestIsAFailure() throws IOException {
    report("lab/lab/TEST-A.xml", "tests=\"5\" errors=\"0\" skipped=\"1\" failures=\"0\"");

    var ran = totals();

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).contains("FAILED: 1 skipped");
  }

  @Test
  void noTestAtAllIsAFailure() {
    var ran = totals();

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).endsWith("\nTests run: 0, Failures: 0, Errors: 0, Skipped: 0\n");
  }

  private void report(String path, String counts) throws IOException {
    var file = reports.resolve(path);
    Files.createDirectories(reports.resolve(path).resolve("..").normalize());
    Files.writeString(
        file, "<?xml version=\"1.0\"?>\n<testsuite name=\"A\" time=\"0.5\" " + counts + ">\n");
  }

  private Ran totals() {
    var script = Checkout.original().resolve("packaging/launcher/totals.awk").toString();
    var command = new ArrayList<>(List.of("awk", "-v", "reports=" + reports + "/"));
    command.addAll(List.of("-v", "took=7", "-f", script, "/dev/null"));
    try (Stream<Path> files = Files.walk(reports)) {
      files.filter(Files::isRegularFile).map(Path::toString).forEach(command::add);
    } catch (IOException e) {
      throw new AssertionError("cannot list the reports", e);
    }
    return Ran.start(new ProcessBuilder(command)).await(Duration.ofSeconds(30));
  }
}
