package org.xsm.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Edits on three hosts of one site, by saving its file and by the command. */
@Tag("soak")
@ExtendWith(TrialLogs.class)
final class SiteEditsTest {
  private static final Duration SPREAD = Duration.ofSeconds(30);

  @TempDir private static Path directory;
  private static TrialSite site;

  @BeforeAll
  static void start() {
    site = TrialSite.of(directory, 3);
  }

  @AfterAll
  static void end() {
    site.close();
  }

  @Test
  void aSaveOnAnyHostReachesAll() {
    for (TrialHost host : site.hosts()) {
      String network = "saved-on-" + host.name();

      host.save(Text.withNetwork(host.file(), network));

      awaitEverywhere(network);
      var made = host.api().get("/revisions?limit=3").good().json().path("revisions");
      assertThat(made.findValuesAsText("host")).contains(host.name());
    }
    site.awaitAgreed();
  }

  @Test
  void savesAtOneTimeThatDoNotContradictAreMerged() {
    String before = site.host("h1").file();

    for (TrialHost host : site.hosts()) {
      host.save(Text.withNetwork(before, "at-once-" + host.name()));
    }

    for (TrialHost host : site.hosts()) {
      awaitEverywhere("at-once-" + host.name());
    }
    site.awaitAgreed();
  }

  @Test
  void ofSavesThatContradictOneIsCommittedAndTheOtherIsKeptWithTheReason() {
    String before = site.host("h1").file();
    var first = site.host("h2");
    var second = site.host("h3");

    first.save(Text.withNetwork(before, "disputed", "br-of-h2"));
    second.save(Text.withNetwork(before, "disputed", "br-of-h3"));

    awaitEverywhere("disputed");
    boolean firstWon = first.site().text().contains("br-of-h2");
    TrialHost loser = firstWon ? second : first;
    String lost = firstWon ? "br-of-h3" : "br-of-h2";
    Until.nothing(
        SPREAD,
        "the text that lost is kept on " + loser.name(),
        () -> kept(loser).stream().anyMatch(text -> text.contains(lost)) ? "" : "it is nowhere");
    Until.nothing(
        SPREAD,
        "the reason is told on " + loser.name(),
        () -> reason(loser).contains("disputed") ? "" : "it says: " + reason(loser));
    Until.nothing(SPREAD, "the status says so", () -> is(loser, "conflict"));

    loser.save(loser.site().text());
    site.awaitAgreed();
    Until.so(SPREAD, "the reason goes", () -> reason(loser).isEmpty());
  }

  @Test
  void aFileThatIsNoSiteStaysAndSaysWhatIsWrong() {
    var host = site.host("h2");
    String good = host.file();
    String wrong = good.replace("<hosts>", "<hoasts>");

    host.save(wrong);

    Until.nothing(
        SPREAD,
        "it is refused",
        () -> reason(host).contains("hoasts") ? "" : "it says: " + reason(host));
    assertThat(host.file()).isEqualTo(wrong);
    assertThat(host.site().text()).isEqualTo(good);

    host.save(good);
    site.awaitAgreed();
    Until.so(SPREAD, "the reason goes", () -> reason(host).isEmpty());
  }

  @Test
  void theCommandEditsShowsAndTakesBack() throws IOException {
    var host = site.host("h2");
    long before = host.site().revision();
    var file =
        Files.writeString(
            directory.resolve("mine.xml"), Text.withNetwork(host.site().text(), "applied"));

    var applied =
        host.xsm("--json", "apply", "--base", "" + before, "-m", "one network", file.toString());
    var edited = edit(host, "edited");
    var log = host.xsm("log", "--json");
    var diff = host.xsm("diff", "" + before, "" + (before + 2));
    var back = host.xsm("rollback", "" + before, "-m", "as it was");

    assertThat(applied.exit()).as(applied.toString()).isZero();
    assertThat(edited.exit()).as(edited.toString()).isZero();
    assertThat(log.out()).contains("one network");
    assertThat(diff.out()).contains("applied", "edited");
    assertThat(back.exit()).as(back.toString()).isZero();
    assertThat(Text.networks(host.site().text())).doesNotContain("applied", "edited");
    assertThat(host.site().revision()).isEqualTo(before + 3);
    site.awaitAgreed();
  }

  private static Ran edit(TrialHost host, String network) throws IOException {
    var editor = directory.resolve("editor");
    Files.writeString(
        editor,
        "#!/bin/sh\nsed -i 's#^  </networks>#    <network name=\""
            + network
            + "\" bridge=\"b\"/>\\n&#' \"$1\"\n");
    Files.setPosixFilePermissions(editor, PosixFilePermissions.fromString("rwx------"));
    return Xsm.shell(
        directory, "EDITOR=" + editor + " xsm --home " + host.home() + " edit --yes -m 'by hand'");
  }

  private static void awaitEverywhere(String network) {
    for (TrialHost host : site.hosts()) {
      Until.nothing(
          SPREAD,
          network + " is known on " + host.name(),
          () ->
              Text.networks(host.site().text()).contains(network)
                  ? ""
                  : "it is not there; " + reason(host));
    }
  }

  private static String is(TrialHost host, String state) {
    var copy = host.status().path("workingCopy");
    return copy.path("state").asText().equals(state) ? "" : copy.toString();
  }

  private static String reason(TrialHost host) {
    try {
      return Files.readString(host.siteFile().resolveSibling("site.xml.error"));
    } catch (IOException e) {
      return "";
    }
  }

  /** The file and what was moved aside of it. */
  private static List<String> kept(TrialHost host) {
    try (Stream<Path> files = Files.list(host.home().resolve("etc"))) {
      var texts = new java.util.ArrayList<String>();
      for (Path file :
          files
              .filter(f -> f.getFileName().toString().matches("site\\.xml(\\.rejected-.*)?"))
              .toList()) {
        texts.add(Files.readString(file));
      }
      return texts;
    } catch (IOException e) {
      return List.of();
    }
  }
}
