package org.xsm.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every shell script of the checkout is clean to shellcheck. */
@Tag("lab")
final class ShellcheckTest {
  private static final Set<String> PASSED_OVER = Set.of(".git", ".xsm", "target");

  @Test
  void everyScriptIsClean() throws IOException {
    var scripts = scripts();
    assertThat(scripts).extracting(Path::toString).contains("xsm", ".ci/run");
    var command = new ArrayList<>(List.of("shellcheck", "--external-sources"));
    scripts.forEach(script -> command.add(script.toString()));

    var ran =
        Ran.start(new ProcessBuilder(command).directory(Checkout.original().toFile()))
            .await(Duration.ofMinutes(2));

    assertThat(ran.out() + ran.err()).isEmpty();
  }

  private static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.walk(Checkout.original())) {
      return files
          .map(Checkout.original()::relativize)
          .filter(ShellcheckTest::isOurs)
          .filter(ShellcheckTest::isScript)
          .sorted()
          .toList();
    }
  }

  private static boolean isOurs(Path file) {
    for (var part : file) {
      if (PASSED_OVER.contains(part.toString())) {
        return false;
      }
    }
    return Files.isRegularFile(Checkout.original().resolve(file));
  }

  private static boolean isScript(Path file) {
    if (file.toString().endsWith(".sh")) {
      return true;
    }
    try (BufferedReader reader =
        Files.newBufferedReader(Checkout.original().resolve(file), StandardCharsets.ISO_8859_1)) {
      var first = reader.readLine();
      return first != null && first.matches("#!.*\\b(ba|da)?sh\\b.*");
    } catch (IOException e) {
      return false;
    }
  }
}
