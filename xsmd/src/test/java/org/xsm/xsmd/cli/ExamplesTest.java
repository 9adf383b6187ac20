package org.xsm.xsmd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xsm.xsmd.cli.Shell.Run;
import picocli.CommandLine;

/** Every example works: the files in examples, and the command lines that the help shows. */
final class ExamplesTest {
  @TempDir private Path directory;

  static List<String> commands() {
    return commands(Grammar.whole()).toList();
  }

  private static Stream<String> commands(CommandLine line) {
    return Stream.concat(
        Grammar.manual(line.getCommandSpec()).examples().stream().map(Manual.Example::command),
        line.getSubcommands().values().stream().flatMap(ExamplesTest::commands));
  }

  @ParameterizedTest
  @ValueSource(strings = {"site.xml", "typical.xml", "large.xml"})
  void everyExampleFileIsWell(String file) {
    Run run = Shell.in(Shell.ROOT.resolve("examples")).xsm("validate", file);

    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).startsWith(file + ": ok: ");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyExampleOfTheHelpWorks(String command) throws IOException, InterruptedException {
    Repository.init(directory);
    Shell shell =
        Shell.in(directory)
            .file("site.xml", Texts.SMALL)
            .file("new.xml", Texts.EDITED)
            .file("base.xml", Texts.SMALL)
            .file("mine.xml", Texts.SMALL)
            .file("theirs.xml", Texts.EDITED)
            .file("apache_svr.cfg", Texts.XEN)
            .file("mysql_svr.cfg", Texts.XEN)
            .file("xsmconfig.xml", Shell.in(Shell.ROOT).text("examples/xsmconfig.xml"));
    String piped = "";
    for (String part : command.split(" \\| ", -1)) {
      piped = part.startsWith("xsm ") ? run(shell.given(piped), part) : foreign(part, piped);
    }
  }

  private static String run(Shell shell, String command) {
    var words = new ArrayList<String>();
    for (String word : command.split(" ", -1)) {
      words.addAll(word.equals("*.xml") ? List.of("new.xml", "site.xml") : List.of(word));
    }
    if (words.contains("-o") && words.contains("site.xml")) {
      words.set(words.indexOf("site.xml"), "other.xml");
    }

    Run run = shell.xsm(words.subList(1, words.size()).toArray(String[]::new));

    int differ = words.contains("--exit-code") ? 1 : 0;
    assertThat(run.exit()).as(run.err()).isEqualTo(differ);
    return run.out();
  }

  /** What another program would make of it. */
  private static String foreign(String command, String input) {
    return command.startsWith("git show") ? Texts.SMALL : input;
  }
}
