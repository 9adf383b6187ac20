package org.xsm.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A site of three on a network whose cables are pulled and whose packets go one way only. */
@Tag("lab")
@ExtendWith(TrialLogs.class)
final class SiteNetworkTest {
  /** How long edits may wait for another leader on a busy machine; on a quiet one, five seconds. */
  private static final Duration OUTAGE = Duration.ofSeconds(20);

  /** Less than an edit waits for where it does wait, on a busy machine. */
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  /** When a host must know that it is cut off. */
  private static final Duration NOTICED = Duration.ofSeconds(15);

  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir private static Path directory;
  private static Network network;
  private static TrialSite site;

  @BeforeAll
  static void start() {
    network = new Network();
    site = TrialSite.of(directory, 3, network::host);
  }

  @AfterEach
  void heal() {
    network.heal();
    for (TrialHost host : site.hosts()) {
      Until.nothing(SOON, host.name() + " has all in reach again", () -> outOfReach(host));
    }
  }

  private static String outOfReach(TrialHost host) {
    var members = host.status().path("members");
    var all =
        members.size() == site.hosts().size() && !members.toString().contains("\"alive\":false");
    return all ? "" : "it has " + members;
  }

  @AfterAll
  static void end() {
    site.close();
    network.close();
  }

  @Test
  void aLeaderThatIsCutOffRefusesAndTheOthersGoOn() throws IOException {
    var leader = site.leader();
    var others = others(leader);
    Map<String, Long> acknowledged;
    try (var stream = EditStream.start("leader-cut-", others)) {
      stream.awaitMore(5);

      network.cut(leader);
      var asked = later(leader, "asked-of-cut-leader");
      stream.awaitMore(5);
      say("edits waited for another leader", stream.outage());
      assertThat(stream.outage()).isLessThan(OUTAGE);
      assertThat(asked.join().committed()).as(asked.join().toString()).isZero();
      awaitAlone(leader);
      assertRefuses(leader, others);
      assertReads(leader);
      stream.awaitMore(2);
      acknowledged = stream.end();
    }

    network.heal();
    say("all agreed after the leader's link was cut", site.awaitAgreed());
    Kept.on(site.hosts(), acknowledged);
    site.commit(leader, "after-the-cut");
  }

  @Test
  @Tag("soak")
  void aLeaderThatHearsNothingIsReplaced() {
    var leader = site.leader();
    oneWay("deaf-leader", leader, () -> network.deafen(leader));
  }

  @Test
  void aLeaderThatNobodyHearsIsReplaced() {
    var leader = site.leader();
    oneWay("mute-leader", leader, () -> network.silence(leader, others(leader)));
  }

  @Test
  @Tag("soak")
  void aHostThatHearsNothingHoldsNobodyUp() {
    var host = site.beside(site.leader());
    oneWay("deaf-host", host, () -> network.deafen(host));
  }

  @Test
  @Tag("soak")
  void aHostThatNobodyHearsHoldsNobodyUp() {
    var host = site.beside(site.leader());
    oneWay("mute-host", host, () -> network.silence(host, others(host)));
  }

  @Test
  @Tag("soak")
  void twoThatCannotHearEachOtherGoOnThroughTheThird() {
    var leader = site.leader();
    var host = site.beside(leader);
    oneWay("apart", host, () -> network.drop(leader, host));
  }

  /** Edits over each host at once; two leaders would give one number twice, or lose an edit. */
  private static void oneWay(String word, TrialHost faulty, Runnable fault) {
    var acknowledged = new LinkedHashMap<String, Long>();
    var streams = new ArrayList<EditStream>();
    try {
      for (TrialHost host : site.hosts()) {
        streams.add(EditStream.start(word + "-" + host.name() + "-", List.of(host)));
      }
      streams.forEach(stream -> stream.awaitMore(2));

      fault.run();
      // Those with a majority go on at first, and when all have noticed what can be noticed.
      long noticed = System.nanoTime() + NOTICED.toNanos();
      awaitMore(streams, others(faulty));
      Until.so(SOON, "the fault lasts", () -> System.nanoTime() > noticed);
      awaitMore(streams, others(faulty));
      streams.forEach(stream -> say(word + ": a host's edits waited", stream.outage()));

      network.heal();
      streams.forEach(stream -> stream.awaitMore(2));
    } finally {
      streams.forEach(EditStream::close);
    }
    streams.forEach(stream -> acknowledged.putAll(stream.end()));
    say(word + ": all agreed", site.awaitAgreed());
    Kept.on(site.hosts(), acknowledged);
  }

  private static void awaitMore(List<EditStream> streams, List<TrialHost> over) {
    over.forEach(host -> streams.get(site.hosts().indexOf(host)).awaitMore(3));
  }

  @Test
  void allLinksFailAndComeBack() throws IOException {
    Map<String, Long> acknowledged;
    try (var stream = EditStream.start("all-cut-", site.hosts())) {
      stream.awaitMore(5);
      site.hosts().forEach(network::cut);
      site.hosts().forEach(SiteNetworkTest::awaitAlone);
      acknowledged = stream.end();
    }
    for (TrialHost host : site.hosts()) {
      assertRefuses(host, others(host));
    }

    network.heal();
    long began = System.nanoTime();
    site.commit(site.host("h2"), "after-all-links");
    say("an edit after all links", Duration.ofNanos(System.nanoTime() - began));
    say("all agreed after all links", site.awaitAgreed());
    Kept.on(site.hosts(), acknowledged);
  }

  @Test
  void aSaveWithoutAMajorityWaitsAndIsMergedWhenThereIsOne() {
    var host = site.beside(site.leader());
    network.cut(host);
    awaitAlone(host);

    host.save(Text.withNetwork(host.file(), "saved-while-cut"));
    awaitWaits(host);
    site.commit(site.beside(host), "committed-meanwhile");
    assertThat(Text.networks(host.file())).contains("saved-while-cut");

    network.heal();
    for (TrialHost each : site.hosts()) {
      Until.nothing(SOON, "the save is on " + each.name(), () -> has(each, "saved-while-cut"));
    }
    say("all agreed after a save that waited", site.awaitAgreed());
    assertThat(Text.networks(host.file())).contains("saved-while-cut", "committed-meanwhile");
    Until.nothing(SOON, "the file is clean", () -> is(host, "clean"));
  }

  @Test
  void aSaveThatContradictsWhatCameMeanwhileIsKeptWithBothSides() {
    var host = site.beside(site.leader());
    var other = site.beside(host);
    network.cut(host);
    awaitAlone(host);

    host.save(Text.withNetwork(host.file(), "disputed-link", "br-cut"));
    awaitWaits(host);
    var head = other.site();
    var said =
        other.api().put(Text.withNetwork(head.text(), "disputed-link", "br-on"), head.revision());
    assertThat(said.committed()).as(said.text()).isPositive();

    network.heal();
    Until.nothing(SOON, "it is a conflict", () -> is(host, "conflict"));
    assertThat(host.file()).contains("br-cut");
    Until.nothing(
        SOON,
        "both sides are told",
        () ->
            reason(host).matches("(?s).*disputed-link.*br-cut.*br-on.*") ? "" : reason(host) + "?");
    Until.nothing(SOON, "the other edit is there", () -> has(host, "disputed-link"));
    assertThat(host.site().text()).contains("br-on").doesNotContain("br-cut");

    host.save(host.site().text());
    site.awaitAgreed();
    Until.nothing(SOON, "the file is clean", () -> is(host, "clean"));
  }

  @Test
  void aNewHostFindsTheSiteOnTheLocalLink() {
    var one = site.add("h4");
    one.joinWhomItFinds(site.token("{\"ttlSeconds\": 600}")).awaitAnswer();
    site.awaitAgreed();
    assertThat(site.host("h1").site().text()).contains("<host name=\"h4\" address=\"10.77.0.4\"");
    site.commit(one, "over-the-found");
    site.awaitAgreed();
    site.remove(one);

    var other = site.add("h5");
    var tried = other.xsm("join", "--dry-run", site.token("{\"ttlSeconds\": 600}"), "--name", "h5");
    var joined = other.xsm("join", site.token("{\"ttlSeconds\": 600}"), "--name", "h5");
    assertThat(tried.exit()).as(tried.toString()).isZero();
    assertThat(joined.exit()).as(joined.toString()).isZero();
    other.up().awaitAnswer();
    site.awaitAgreed();
    site.remove(other);
    site.awaitAgreed();
  }

  private static List<TrialHost> others(TrialHost host) {
    return site.hosts().stream().filter(other -> other != host).toList();
  }

  private static CompletableFuture<Said> later(TrialHost host, String name) {
    var before = host.site();
    return CompletableFuture.supplyAsync(
        () -> host.api().put(Text.withNetwork(before.text(), name), before.revision()),
        task -> Thread.ofPlatform().daemon().start(task));
  }

  private static void awaitAlone(TrialHost host) {
    var took =
        Until.nothing(
            NOTICED,
            host.name() + " knows that it is cut off",
            () -> host.status().path("quorumWhy").asText().contains("1 of 3") ? "" : "not yet");
    say(host.name() + " knew that it is cut off", took);
  }

  private static void assertRefuses(TrialHost host, List<TrialHost> missing) throws IOException {
    var head = host.site();
    var text = Text.withNetwork(head.text(), "refused-on-" + host.name());
    var file = Files.writeString(directory.resolve("mine.xml"), text);
    long began = System.nanoTime();

    var said = host.api().put(text, head.revision());

    var took = Duration.ofNanos(System.nanoTime() - began);
    say(host.name() + " refused", took);
    assertThat(took).isLessThan(AT_ONCE);
    assertThat(said.status()).as(said.text()).isEqualTo(503);
    assertThat(said.kind()).isEqualTo("no-majority");
    for (TrialHost each : missing) {
      assertThat(said.text()).containsPattern(each.name() + " since \\d\\d:\\d\\d:\\d\\d UTC");
    }
    var ran = host.xsm("apply", "--base", "" + head.revision(), file.toString());
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(4);
    assertThat(ran.err()).contains("out of reach", missing.getFirst().name() + " since ");
  }

  private static void assertReads(TrialHost host) {
    assertThat(host.site().revision()).isPositive();
    for (String verb : List.of("status", "log", "diff")) {
      var ran = host.xsm(verb);
      assertThat(ran.exit()).as(ran.toString()).isZero();
    }
  }

  /** Until the file says that it waits for a majority, and not only that it is being saved. */
  private static void awaitWaits(TrialHost host) {
    Until.nothing(
        SOON,
        "the save waits for a majority",
        () -> reason(host).contains("majority") ? "" : host.status().path("workingCopy") + "");
    Until.nothing(SOON, "the status says so", () -> is(host, "pending"));
  }

  private static String has(TrialHost host, String name) {
    return Text.networks(host.site().text()).contains(name) ? "" : "it is not; " + reason(host);
  }

  private static String is(TrialHost host, String state) {
    var copy = host.status().path("workingCopy");
    return copy.path("state").asText().equals(state) ? "" : "it is " + copy;
  }

  private static String reason(TrialHost host) {
    try {
      return Files.readString(host.siteFile().resolveSibling("site.xml.error"));
    } catch (IOException e) {
      return "";
    }
  }

  private static void say(String what, Duration took) {
    System.out.println("trial: " + what + " after ms=" + took.toMillis());
  }
}
