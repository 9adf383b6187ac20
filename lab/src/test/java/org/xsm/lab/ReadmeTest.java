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

  private static final String BEGIN =
      """
      export HOME=$PWD/home TMPDIR=$PWD/tmp; mkdir -p home tmp
      trap 'kill $(jobs -p) 2>/dev/null; wait' EXIT
      # A daemon in the background is used once it answers.
      answers() {
        local i
        for ((i = 0; i < 600; i++)); do
          [[ ! -e $1/run/api.json ]] || return 0
          sleep 0.1
        done
        return 1
      }
      # As a person: looks until all three are shown, then Ctrl-C.
      demo() {
        set -m
        ./xsm demo >demo.out & local it=$! i
        set +m
        for ((i = 0; i < 1200; i++)); do
          ! grep -q '^h3: site my-site' demo.out || break
          sleep 0.1
        done
        kill -INT "$it"
        wait "$it"
        cat demo.out
        ((i < 1200))
      }
      """;

  private static final String END =
      """
      kill $(jobs -p) 2>/dev/null; wait
      pgrep -f -- "-Dxsm.root=$PWD" && echo "LEFT a daemon" >&2
      """;

  @TempDir private Path directory;

  @Test
  void everyCommandOfTheReadmeWorks() throws IOException {
    var checkout = Checkout.copyTo(directory.resolve("checkout"));
    assertThat(Xsm.other(checkout.root(), "git", "init", "-q").exit()).isZero();
    assertThat(checkout.xsm("--version").exit()).isZero();
    var script = new StringBuilder(BEGIN);
    for (String command : commands()) {
      script.append("{ ").append(command).append("\n} || echo \"FAILED $? at: ");
      script.append(command.replace("\"", "'")).append("\" >&2\n");
    }
    script.append(END);

    Ran ran = Xsm.other(checkout.root(), "bash", "-c", script.toString());

    assertThat(ran.err()).doesNotContain("FAILED").doesNotContain("LEFT");
    assertThat(ran.err()).contains("the daemons of the demo are stopped", " is removed");
    assertThat(ran.out()).contains("memory=\"96MB\" is not a size", "h3: site my-site");
    assertThat(directory.resolve("checkout").resolve("tmp")).isEmptyDirectory();
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
            .map(line -> line.equals("./xsm demo") ? "demo" : line)
            .map(ReadmeTest::answering)
            // What is broken on purpose is refused, and said so.
            .map(line -> line.startsWith("sed 's/96MiB") ? "! " + line + " 2>&1" : line)
            .toList();
    assertThat(commands).hasSizeGreaterThan(10);
    return commands;
  }

  /** The next command expects that the daemon which this one starts is there. */
  private static String answering(String line) {
    return line.endsWith(" up &")
        ? line + " answers " + line.replaceFirst(".*--home (\\S+) up &", "$1")
        : line;
  }
}
