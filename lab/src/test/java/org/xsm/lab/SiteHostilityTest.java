package org.xsm.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Strangers at the three ports of a daemon, and a site file as large as one may be. */
@Tag("lab")
@ExtendWith(TrialLogs.class)
final class SiteHostilityTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int MOST = 16 << 20;

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
  void bytesAtRandomChangeNothing() throws IOException {
    var chance = new Random(1);
    // What other cases committed last is everywhere.
    site.awaitAgreed();
    var before = site.host("h1").site();

    for (int i = 0; i < 60; i++) {
      var bytes = new byte[1 + chance.nextInt(4000)];
      chance.nextBytes(bytes);
      send(site.host("h2").port() + i % 3, bytes);
    }

    assertThat(site.host("h2").site()).isEqualTo(before);
    site.commit(site.host("h2"), "after-random-bytes");
    site.awaitAgreed();
  }

  @Test
  void plainHttpOnThePortsOfTheNetworkIsNotServed() throws IOException {
    for (int i = 0; i < 3; i++) {
      var said =
          send(
              site.host("h2").port() + i,
              "GET /api/v1/status HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));

      assertThat(said).doesNotContain("siteId", "revision");
    }
    site.commit(site.host("h2"), "after-plain-http");
  }

  @Test
  void aCertificateOfAnotherSiteIsRefusedAtEachPortAndTheLogSaysSo() throws IOException {
    Xsm.other(
        directory,
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-subj",
        "/CN=h1",
        "-addext",
        "subjectAltName=URI:xsm:site:00000000-0000-4000-8000-000000000000/host/h1",
        "-keyout",
        "stranger.key",
        "-out",
        "stranger.crt");
    for (int i = 0; i < 3; i++) {
      var said =
          Xsm.shell(
              directory,
              "printf 'GET /api/v1/status HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n' | timeout 5 openssl s_client -quiet"
                  + " -cert stranger.crt -key stranger.key -connect 127.0.0.1:"
                  + (site.host("h2").port() + i));

      assertThat(said.out()).doesNotContain("siteId", "revision");
    }
    Until.nothing(
        SOON,
        "the refusal is told",
        () -> site.host("h2").log().contains("refused a peer") ? "" : "the log does not say it");
    site.commit(site.host("h2"), "after-a-stranger");
  }

  @Test
  void connectionsThatSayNothingKeepNobodyOut() throws IOException {
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 150; i++) {
        silent.add(new Socket(InetAddress.getLoopbackAddress(), site.host("h2").port() + i % 3));
      }

      site.commit(site.host("h2"), "beside-silence");
      var leader = site.leader();
      leader.kill();
      leader.up().awaitAnswer();
      site.awaitAgreed();
      site.commit(site.host("h3"), "after-silence");
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void theLargestFileIsCommittedAndSpreads() {
    var host = site.host("h3");
    var site0 = host.site();
    int room = MOST - site0.text().getBytes(UTF_8).length - 100;
    var bytes = new byte[room / 4 * 3 - 3];
    new Random(2).nextBytes(bytes);
    String comment = "<!-- " + Base64.getEncoder().encodeToString(bytes) + " -->\n";
    long began = System.nanoTime();

    var said =
        host.api().put(site0.text().replace("</site>", comment + "</site>"), site0.revision());

    assertThat(said.committed()).as(said.text()).isPositive();
    System.out.println(
        "trial: 16 MiB committed after ms=" + (System.nanoTime() - began) / 1_000_000);
    System.out.println("trial: 16 MiB on all after ms=" + site.awaitAgreed().toMillis());
    var back = host.api().put(site0.text(), said.committed());
    assertThat(back.committed()).as(back.text()).isPositive();
    site.awaitAgreed();
  }

  /** What comes back within a second. */
  private static String send(int port, byte[] bytes) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(1000);
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readNBytes(2000), UTF_8);
    } catch (IOException e) {
      // Cut off, as it should be.
      return "";
    }
  }
}
