package org.xsm.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer types the README's commands in their order, in a fresh clone. */
@Tag("lab")
final class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");

  /** This very suite, and files that the reader is to have. */
  private static final Set<String> NOT_TYPED = Set.of("./xsm test", "./xsm merge base.xml");

  @TempDir private Path directory;

  @Test
  void everyCommandOfTheReadmeWorks() throws IOException {
    var checkout = Checkout.copyTo(directory.resolve("checkout"));
    assertThat(Xsm.other(checkout.root(), "git", "init", "-q").exit()).isZero();
    var script = new StringBuilder("export HOME=$PWD/home; mkdir -p home\n");
    for (String command : commands()) {
      script.append("{ ").append(command).append("\n} || echo \"FAILED $? at: ");
      script.append(command.replace("\"", "'")).append("\" >&2\n");
    }

    Ran ran = Xsm.other(checkout.root(), "bash", "-c", script.toString());

    assertThat(ran.err()).doesNotContain("FAILED");
    assertThat(ran.out()).contains("memory=\"96MB\" is not a size");
  }

  private static List<String> commands() throws IOException {
    String readme = Files.readString(Checkout.original().resolve("README.md"));
    var commands =
        BLOCK
            .matcher(readme)
            .results()
            .filter(block -> block.group(1).isEmpty())
            .flatMap(block -> block.group(2).lines())
            .map(line -> line.replaceFirst("\\s+#.*", ""))
            .filter(line -> NOT_TYPED.stream().noneMatch(line::startsWith))
            // What is broken on purpose is refused, and said so.
            .map(line -> line.startsWith("sed ") ? "! " + line + " 2>&1" : line)
            .toList();
    assertThat(commands).hasSizeGreaterThan(10);
    return commands;
  }
}
