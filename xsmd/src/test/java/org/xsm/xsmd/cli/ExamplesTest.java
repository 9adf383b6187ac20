package org.xsm.xsmd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xsm.xsmd.cli.Shell.Run;
import picocli.CommandLine;

/** Every example works: the files in examples, and the command lines that the help shows. */
final class ExamplesTest {
  private static final Pattern WORD = Pattern.compile("(\"[^\"]*\"|[^ \"])+");

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
            .file("xsmconfig.xml", Shell.in(Shell.ROOT).text("examples/xsmconfig.xml"))
            .with("EDITOR", "true")
            .with("XSM_HOME", directory.resolve("home").toString())
            .with(new FakePrograms());
    try (var daemon = daemon()) {
      daemon.event(daemon.site().status("site.xml"));
      String piped = FakeSite.SENTENCE + "\n";
      for (String part : command.split(" \\| ", -1)) {
        piped = part.startsWith("xsm ") ? run(shell.given(piped), part) : foreign(part, piped);
      }
    }
  }

  private FakeDaemon daemon() throws IOException {
    String[] texts = new String[12];
    Arrays.setAll(texts, i -> i % 2 == 0 ? Texts.SMALL : Texts.SMALL.replace("512MiB", "513MiB"));
    texts[11] = texts[6];
    Files.createDirectories(directory.resolve("home/etc"));
    Files.writeString(directory.resolve("home/etc/site.xml"), Texts.EDITED);
    return FakeDaemon.in(directory.resolve("home"), texts);
  }

  private static String run(Shell shell, String command) {
    var words = new ArrayList<String>();
    Matcher word = WORD.matcher(command.replaceAll(" <.*", ""));
    while (word.find()) {
      String plain = word.group().replace("\"", "");
      words.addAll(plain.equals("*.xml") ? List.of("new.xml", "site.xml") : List.of(plain));
    }
    if (words.contains("-o")) {
      words.set(words.indexOf("-o") + 1, "other.xml");
    }
    if (words.contains("--home")) {
      words.set(words.indexOf("--home") + 1, shell.environment().get("XSM_HOME"));
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
