package org.xsm.xsmd.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xsm.xsmd.trust.TestSite.CLOCK;
import static org.xsm.xsmd.trust.TestSite.NOW;
import static org.xsm.xsmd.trust.TestSite.at;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.xsm.xsmd.trust.TestSite.Machine;

/** What the other side of a refusal learns. */
final class AlertsTest {
  private final TestSite site = new TestSite();
  private final Machine h1 = site.admit("h1");
  private final Machine h2 = site.admit("h2");

  @Test
  void nobodyLearnsAnythingWhenAllIsWell() {
    assertThat(shakeHands(site.tls(h1).hosts(), site.tls(h2).hosts()).talked()).isTrue();
  }

  @Test
  void aServerLearnsThatItWasRemoved() {
    site.retire("h1");

    Engines.Ends ends = shakeHands(site.tls(h1).hosts(), site.tls(h2).hosts());

    assertThat(ends.clientSentence()).startsWith("refused peer: host h1 was removed");
    assertThat(ends.serverSentence())
        .isEqualTo(
            "peer refused this host: this host was removed from the site; it may join again");
  }

  @Test
  void aServerLearnsThatItsCertificateExpired() {
    SiteTls late = site.tls(h2, at(NOW.plus(Duration.ofDays(366))));

    Engines.Ends ends = shakeHands(site.tls(h1).hosts(), late.hosts());

    assertThat(ends.serverSentence())
        .isEqualTo(
            "peer refused this host: the certificate of this host expired, by the clock of peer;"
                + " check both clocks");
  }

  @Test
  void aClientLearnsWhereTheReasonStands() {
    site.retire("h2");

    Engines.Ends ends = shakeHands(site.tls(h1).hosts(), site.tls(h2).hosts());

    assertThat(ends.serverSentence()).startsWith("refused peer: host h2 was removed");
    assertThat(ends.clientSentence())
        .isEqualTo(
            "peer refused this host: its certificate does not count there; the log of peer says"
                + " why");
  }

  @Test
  void aClientLearnsThatACertificateIsWanted() {
    SSLContext client = SiteTls.pinned(site.site(), site.authority.fingerprint(), CLOCK);

    Engines.Ends ends = shakeHands(site.tls(h1).hosts(), client);

    assertThat(ends.clientSentence())
        .isEqualTo("peer refused this host: it wants the certificate of a host of the site");
  }

  @Test
  void aClientLearnsThatItsProtocolIsTooOld() {
    SSLContext server = site.tls(h1).hosts();
    var old = site.tls(h2).hosts().createSSLEngine();
    old.setEnabledProtocols(new String[] {"TLSv1.2"});

    Engines.Ends ends = Engines.shakeHands(old, server.createSSLEngine());

    assertThat(ends.clientSentence())
        .isEqualTo("peer refused this host: it speaks no protocol that counts here, TLSv1.3");
  }

  private static Engines.Ends shakeHands(SSLContext server, SSLContext client) {
    return Engines.shakeHands(client.createSSLEngine(), server.createSSLEngine());
  }
}
