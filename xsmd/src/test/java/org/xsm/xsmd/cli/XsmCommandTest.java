package org.xsm.xsmd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.xsm.xsmd.cli.Recorded.assertAsRecorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xsm.xsmd.cli.Shell.Run;
import picocli.CommandLine;

final class XsmCommandTest {
  @TempDir private Path directory;

  static Stream<String> verbs() {
    return verbs("", Grammar.whole());
  }

  private static Stream<String> verbs(String around, CommandLine line) {
    return line.getSubcommands().entrySet().stream()
        .flatMap(
            verb ->
                Stream.concat(
                    Stream.of(around + verb.getKey()),
                    verbs(around + verb.getKey() + " ", verb.getValue())));
  }

  @Test
  void aloneItGivesAnOverview() {
    Run run = shell().xsm();

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertAsRecorded("help/xsm.txt", run.out());
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void everyVerbHasItsHelp(String verb) {
    Run run = shell().xsm((verb + " --help").split(" "));

    assertThat(run.exit()).isZero();
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
    assertAsRecorded("help/" + verb.replace(' ', '-') + ".txt", run.out());
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void helpBeforeAVerbIsItsHelp(String verb) {
    assertThat(shell().xsm(("help " + verb).split(" ")))
        .isEqualTo(shell().xsm((verb + " --help").split(" ")));
  }

  @Test
  void versionIsTheBuilds() {
    Run run = shell().xsm("--version");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).matches("xsm \\d+\\.\\d+\\.\\S+\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "valdate site.xml | there is no verb \"valdate\"; did you mean validate? (xsm --help says more)",
        "xyzzy | there is no verb \"xyzzy\" (xsm --help says more)",
        "validate --quite | there is no option --quite; did you mean --quiet? (xsm validate --help says more)",
        "validate -z site.xml | there is no option -z (xsm validate --help says more)",
        "validate | FILE is missing (xsm validate --help says more)",
        "validate --color=blue x | --color=\"blue\" is not known; write auto, always or never (xsm validate --help says more)",
        "generate --hosts many | --hosts=\"many\" is not a whole number; write digits alone (xsm generate --help says more)",
        "generate --hosts | --hosts=N is missing (xsm generate --help says more)",
        "generate --hosts 1 --hosts 2 | --hosts is given twice (xsm generate --help says more)",
        "schema site more | \"more\" is one word too many (xsm schema --help says more)",
        "@file | there is no verb \"@file\" (xsm --help says more)"
      })
  void whatIsWrongWithACommandLineIsSaid(String words, String sentence) {
    Run run = shell().xsm(words.split(" "));

    assertThat(run).isEqualTo(new Run(2, "", "xsm: " + sentence + "\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--json",
        "--json --version",
        "--json xyzzy",
        "validate --json",
        "validate --json --help",
        "validate --json nix.xml",
        "validate --json broken.xml site.xml",
        "diff --json site.xml broken.xml",
        "diff --json --empty site.xml",
        "generate --json",
        "generate --json --hosts=0",
        "generate --json -o new.xml",
        "schema --json",
        "demo --json --tour",
        "demo --json --directory demo",
        "status --json --home nowhere",
        "log --json --home nowhere",
        "apply --json --home nowhere site.xml",
        "edit --json --home nowhere",
        "up --json",
        "completion --json fish",
        "man --json"
      })
  void withJsonThereIsOneDocumentWhateverHappens(String words) throws IOException {
    shell().file("site.xml", Texts.SMALL).file("broken.xml", Texts.BROKEN);

    Run run = shell().xsm(words.split(" "));

    JsonNode document = new ObjectMapper().readTree(run.out());
    assertThat(document.get("exit").asInt()).isEqualTo(run.exit());
    assertThat(document.get("problems").isArray()).isTrue();
    assertThat(document.get("verb").asText()).isEqualTo(verb(words));
    assertThat(run.err()).isEmpty();
  }

  private static String verb(String words) {
    return words.startsWith("--") ? "" : words.substring(0, words.indexOf(' '));
  }

  @Test
  void aProblemIsAnObjectForMachines() {
    shell().file("broken.xml", Texts.BROKEN);

    assertAsRecorded("validate/json.txt", shell().xsm("validate", "--json", "broken.xml").out());
  }

  @Test
  void coloursAreForTerminalsThatWantThem() {
    shell().file("site.xml", Texts.SMALL);
    String[] words = {"validate", "site.xml"};

    assertThat(shell().xsm(words).out()).doesNotContain("\u001B");
    assertThat(shell().onTerminal().xsm(words).out()).contains("\u001B[32mok");
    assertThat(shell().onTerminal().with("NO_COLOR", "1").xsm(words).out())
        .doesNotContain("\u001B");
    assertThat(shell().onTerminal().with("TERM", "dumb").xsm(words).out()).doesNotContain("\u001B");
    assertThat(shell().xsm("validate", "--color=always", "site.xml").out()).contains("\u001B[32m");
    assertThat(shell().onTerminal().xsm("validate", "--color=never", "site.xml").out())
        .doesNotContain("\u001B");
  }

  @Test
  void aReaderWhoHasSeenEnoughIsNoMistake() {
    assertThat(exitWhenWritingFailsWith("Broken pipe")).isEqualTo(new Run(0, "", ""));
  }

  @Test
  void aFullDiskIsSaid() {
    assertThat(exitWhenWritingFailsWith("No space left on device"))
        .isEqualTo(
            new Run(2, "", "xsm: cannot write to standard output: No space left on device\n"));
  }

  private Run exitWhenWritingFailsWith(String reason) {
    var err = new ByteArrayOutputStream();
    var out =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(reason);
          }
        };
    int exit = shell().xsm(out, err, "schema");
    return new Run(exit, "", err.toString(UTF_8));
  }

  @Test
  void aMistakeOfTheProgramIsOneLineAndItsTraceOnDemand() {
    Run run = Failing.run(shell(), false);
    Run traced = Failing.run(shell(), true);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("mistake of xsm itself", "report it", "XSM_DEBUG=1");
    assertThat(traced.err()).contains("\tat org.xsm");
  }

  private Shell shell() {
    return Shell.in(directory);
  }
}
