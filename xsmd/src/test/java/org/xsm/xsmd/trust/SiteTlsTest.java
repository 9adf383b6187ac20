package org.xsm.xsmd.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xsm.xsmd.trust.TestSite.CHANCE;
import static org.xsm.xsmd.trust.TestSite.CLOCK;
import static org.xsm.xsmd.trust.TestSite.NOW;
import static org.xsm.xsmd.trust.TestSite.at;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xsm.xsmd.trust.TestSite.Machine;
import org.xsm.xsmd.trust.Wire.Ends;

@Timeout(60)
final class SiteTlsTest {
  /** The other side of a refusal; the alert may be lost when the refuser hangs up. */
  private static final String REFUSED = "peer (refused this host: .+|hung up; if it refused .+)";

  private final TestSite site = new TestSite();
  private final Machine h1 = site.admit("h1");
  private final Machine h2 = site.admit("h2");

  @Test
  void twoHostsTalkAndKnowWhoTheOtherIs() throws IOException {
    Ends ends = Wire.talk(site.tls(h1), site.tls(h2));

    assertThat(ends.talked()).isTrue();
    assertThat(ends.client().protocol()).isEqualTo("TLSv1.3");
    assertThat(Certificates.subject(ends.server().peer().getFirst()))
        .contains(new Subject(site.site(), "h2"));
    assertThat(Certificates.subject(ends.client().peer().getFirst()))
        .contains(new Subject(site.site(), "h1"));
    assertThat(site.refusals).isEmpty();
  }

  @Test
  void aClientOfAnotherAuthorityIsRefused() throws IOException {
    Machine forged = new TestSite(site.site()).admit("h2");

    Ends ends = Wire.talk(site.tls(h1), site.tls(forged));

    assertClientRefused(ends, "UNKNOWN_AUTHORITY: no authority of this site signed");
  }

  @Test
  void aServerOfAnotherAuthorityIsRefused() throws IOException {
    Machine forged = new TestSite(site.site()).admit("h1");

    Ends ends = Wire.talk(site.tls(forged), site.tls(h2));

    assertThat(ends.talked()).isFalse();
    assertThat(ends.client().sentence())
        .startsWith("refused peer: no authority of this site signed the certificate of host h1");
    assertThat(ends.server().sentence()).matches(REFUSED);
    assertThat(site.peers.getFirst().orElseThrow()).startsWith("127.0.0.1:");
  }

  @Test
  void aHostOfAnotherSiteIsRefusedOnBothEnds() throws IOException {
    TestSite other = new TestSite();
    Machine stranger = other.admit("h2");

    Ends ends = Wire.talk(site.tls(h1), other.tls(stranger));

    assertThat(ends.talked()).isFalse();
    assertThat(other.refusals)
        .containsExactly(
            "WRONG_SITE: host h1 belongs to site "
                + site.site()
                + ", this is site "
                + other.site()
                + "; let it join this one first");
    assertThat(ends.server().sentence()).matches(REFUSED);
  }

  @Test
  void aRemovedHostIsRefusedAtOnceThoughItTalkedBefore() throws IOException {
    SiteTls server = site.tls(h1);
    SiteTls client = site.tls(h2);
    assertThat(Wire.talk(server, client).talked()).isTrue();

    site.retire("h2");

    assertClientRefused(Wire.talk(server, client), "RETIRED: host h2 was removed from the site");
  }

  @Test
  void aRemovedServerIsRefused() throws IOException {
    site.retire("h1");

    Ends ends = Wire.talk(site.tls(h1), site.tls(h2));

    assertThat(ends.client().sentence()).startsWith("refused peer: host h1 was removed");
    assertThat(ends.server().sentence()).matches(REFUSED);
  }

  @Test
  void anotherKeyUnderTheSameNameIsRefused() throws IOException {
    Machine wiped = site.certify("h2", HostKey.generate(CHANCE), CLOCK);

    Ends ends = Wire.talk(site.tls(h1), site.tls(wiped));

    assertClientRefused(ends, "OTHER_KEY: host h2 has another key");
  }

  @Test
  void certificatesCountInTheirTimeOnly() throws IOException {
    SiteTls late = site.tls(h1, at(NOW.plus(Duration.ofDays(366))));
    SiteTls early = site.tls(h1, at(NOW.minus(Duration.ofDays(2))));
    SiteTls skewed = site.tls(h1, at(NOW.minus(Duration.ofHours(23))));

    assertClientRefused(Wire.talk(late, site.tls(h2)), "EXPIRED: the certificate of host h2");
    site.refusals.clear();
    assertClientRefused(Wire.talk(early, site.tls(h2)), "UNKNOWN_AUTHORITY: h2 is not let in: the");
    assertThat(Wire.talk(skewed, site.tls(h2)).talked()).isTrue();
  }

  @Test
  void theCertificateIsRenewedWhileTheServerRuns() throws IOException {
    Machine renewed = site.certify("h1", h1.key(), at(NOW.plus(Duration.ofDays(10))));
    SiteTls server = site.tls(h1, at(NOW.plus(Duration.ofDays(10))));
    SSLContext client = site.tls(h2, at(NOW.plus(Duration.ofDays(10)))).hosts();
    try (Wire wire = new Wire(server.hosts())) {
      assertThat(wire.connect(client).client().peer()).startsWith(h1.certificate());

      server.renew(List.of(renewed.certificate(), site.authority.certificate()));

      assertThat(wire.connect(client).client().peer()).startsWith(renewed.certificate());
      assertThat(server.chain()).startsWith(renewed.certificate());
    }
  }

  @Test
  void aCertificateOverAnotherKeyIsNeverShown() throws IOException {
    SiteTls server = site.tls(h1);

    assertThatThrownBy(() -> server.renew(List.of(h2.certificate())))
        .hasMessageStartingWith("the certificate of this host is not one over its key");
    assertThatThrownBy(() -> server.renew(List.of())).isInstanceOf(TrustException.class);
    assertThat(Wire.talk(server, site.tls(h2)).talked()).isTrue();
  }

  @Test
  void olderProtocolsAreRefused() throws Exception {
    SSLSocketFactory old = lax(site.tls(h2), "TLSv1.2").getSocketFactory();
    try (Wire wire = new Wire(site.tls(h1).hosts())) {
      Ends ends = wire.connect(old);

      assertThat(ends.talked()).isFalse();
      assertThat(ends.client().sentence()).matches(REFUSED);
    }
  }

  @Test
  void olderProtocolsAreRefusedAlsoWhereALibraryMakesTheSockets() throws Exception {
    SiteTls server = site.tls(h1);

    Ends ends = Wire.talk(lax(server, "TLSv1.2"), lax(site.tls(h2), "TLSv1.2"));

    assertThat(ends.talked()).isFalse();
    assertThat(site.refusals)
        .containsExactly("NOT_A_HOST: the other side speaks TLSv1.2; hosts speak TLSv1.3");
  }

  @Test
  void noSessionIsResumedThoughTheOtherSideWouldLikeTo() throws Exception {
    SSLContext server = site.tls(h1).hosts();
    SSLContext client = site.tls(h2).hosts();
    SSLContext laxServer = lax(site.tls(h1), "TLSv1.3");
    SSLContext laxClient = lax(site.tls(h2), "TLSv1.3");
    try (Wire strict = new Wire(server);
        Wire lax = new Wire(laxServer)) {
      assertThat(strict.connect(client).talked()).isTrue();
      assertThat(strict.connect(laxClient).talked()).isTrue();
      assertThat(lax.connect(client).talked()).isTrue();
      assertThat(lax.connect(laxClient).talked()).isTrue();

      site.retire("h1");
      site.retire("h2");

      assertThat(strict.connect(client).talked()).isFalse();
      assertThat(strict.connect(laxClient).talked()).isFalse();
      assertThat(lax.connect(client).talked()).isFalse();
      // What would happen otherwise, and why StrictContext is there.
      assertThat(lax.connect(laxClient).talked()).isTrue();
    }
  }

  /** A context as a library makes it that knows nothing of our rules. */
  private static SSLContext lax(SiteTls tls, String protocol) throws Exception {
    SSLContext context = SSLContext.getInstance(protocol);
    context.init(new KeyManager[] {tls.keys()}, new TrustManager[] {tls.trust()}, null);
    return context;
  }

  @Test
  void plainBytesAreRefused() throws IOException {
    try (Wire wire = new Wire(site.tls(h1).hosts());
        Socket plain = new Socket()) {
      CompletableFuture<Wire.End> answered = wire.answer();
      plain.connect(wire.address(), 5_000);
      plain.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII));

      Wire.End server = answered.orTimeout(10, TimeUnit.SECONDS).join();

      assertThat(server.sentence())
          .isEqualTo("peer does not speak TLS; check the port, and what listens there");
    }
  }

  @Test
  void aServerThatDoesNotSpeakTlsIsNamedSo() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SSLSocket client = (SSLSocket) site.tls(h2).clientSockets().createSocket()) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (Socket accepted = plain.accept()) {
                  accepted.getOutputStream().write("220 welcome\r\n".getBytes(US_ASCII));
                  accepted.getInputStream().read();
                } catch (IOException e) {
                  // The client has gone, as it should.
                }
              });
      client.connect(plain.getLocalSocketAddress(), 5_000);
      client.setSoTimeout(5_000);

      assertThatThrownBy(client::startHandshake)
          .satisfies(
              failure ->
                  assertThat(HandshakeFailure.sentence(failure, "h1:7781"))
                      .isEqualTo(
                          "h1:7781 does not speak TLS; check the port, and what listens there"));
    }
  }

  @Test
  void enginesAreAsStrictAsSockets() {
    SiteTls tls = site.tls(h1);

    SSLEngine hosts = tls.hosts().createSSLEngine();
    SSLEngine api = tls.api().createSSLEngine("127.0.0.1", 7780);
    hosts.setUseClientMode(false);
    api.setUseClientMode(false);

    assertThat(hosts.getEnabledProtocols()).containsExactly("TLSv1.3");
    assertThat(hosts.getNeedClientAuth()).isTrue();
    assertThat(api.getEnabledProtocols()).containsExactly("TLSv1.3");
    assertThat(api.getWantClientAuth()).isTrue();
    assertThat(tls.hosts().getDefaultSSLParameters().getNeedClientAuth()).isTrue();
    assertThat(tls.hosts().getSupportedSSLParameters().getProtocols()).containsExactly("TLSv1.3");
  }

  private void assertClientRefused(Ends ends, String refusal) {
    assertThat(ends.talked()).isFalse();
    assertThat(site.refusals).singleElement().asString().startsWith(refusal);
    assertThat(ends.server().sentence()).startsWith("refused peer: ");
    assertThat(ends.client().sentence()).matches(REFUSED);
  }
}
