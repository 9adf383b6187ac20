package org.xsm.xsmd.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xsm.xsmd.trust.TestSite.CHANCE;
import static org.xsm.xsmd.trust.TestSite.CLOCK;
import static org.xsm.xsmd.trust.TestSite.NOW;
import static org.xsm.xsmd.trust.TestSite.at;

import java.io.IOException;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xsm.xsmd.trust.TestSite.Machine;
import org.xsm.xsmd.trust.Wire.Ends;

/** The API's server, and machines that know no more of a site than a join token says. */
@Timeout(60)
final class ApiTlsTest {
  private final TestSite site = new TestSite();
  private final Machine h1 = site.admit("h1");
  private final SSLContext api = site.tls(h1).api();
  private final Fingerprint authority = site.authority.fingerprint();

  @Test
  void takesClientsThatShowNothing() throws IOException {
    Ends ends = Wire.talk(api, SiteTls.pinned(site.site(), authority, CLOCK));

    assertThat(ends.talked()).isTrue();
    assertThat(ends.server().peer()).isEmpty();
    assertThat(ends.client().peer())
        .containsExactly(h1.certificate(), site.authority.certificate());
  }

  @Test
  void takesWhateverCertificateAClientHasAndSaysWhose() throws IOException {
    TestSite elsewhere = new TestSite(site.site());
    Machine admin = elsewhere.admit("laptop");
    SiteTls client =
        new SiteTls(
            admin.key(),
            List.of(admin.certificate(), elsewhere.authority.certificate()),
            site.trust(CLOCK));

    Ends ends = Wire.talk(api, client.hosts());

    assertThat(ends.talked()).isTrue();
    assertThat(Fingerprint.of(ends.server().peer().getFirst()).isOf(admin.certificate())).isTrue();
    assertThat(site.trust(CLOCK).refusal(ends.server().peer().getFirst())).isPresent();
  }

  @Test
  void doesNotTakeACertificateWithoutItsKey() throws IOException {
    Machine admin = site.admit("laptop");
    SSLContext thief = StrictContext.of(new Thief(admin), site.trust(CLOCK), ClientAuth.NONE);

    Ends ends = Wire.talk(api, thief);

    assertThat(ends.talked()).isFalse();
    assertThat(ends.server().peer()).isEmpty();
  }

  @Test
  void isNoContextForClients() throws IOException {
    Ends ends = Wire.talk(api, api);

    assertThat(ends.talked()).isFalse();
  }

  @Test
  void aMachineTrustsNobodyButTheSiteOfItsToken() throws IOException {
    UUID other = UUID.randomUUID();
    Fingerprint wrong = new Fingerprint("ab".repeat(32));

    assertThat(Wire.talk(api, SiteTls.pinned(other, authority, CLOCK)).client().sentence())
        .startsWith(
            "refused peer: host h1 belongs to site "
                + site.site()
                + ", and the token is for site "
                + other);
    assertThat(Wire.talk(api, SiteTls.pinned(site.site(), wrong, CLOCK)).client().sentence())
        .startsWith("refused peer: host h1 has no certificate by the authority that the token");
    assertThat(
            Wire.talk(
                    api, SiteTls.pinned(site.site(), authority, at(NOW.minus(Duration.ofDays(9)))))
                .client()
                .sentence())
        .contains("the authority of the site is not valid before", "check the clock of this host");
  }

  /** The authority is no secret: everybody can put its certificate into a chain. */
  @Test
  void aMachineDoesNotTrustAChainThatOnlyShowsTheAuthority() throws IOException {
    Machine forged = new TestSite(site.site()).admit("h1");
    SiteTls thief =
        new SiteTls(
            forged.key(),
            List.of(forged.certificate(), site.authority.certificate()),
            site.trust(CLOCK));

    Ends ends = Wire.talk(thief.api(), SiteTls.pinned(site.site(), authority, CLOCK));

    assertThat(ends.client().sentence())
        .contains("has no certificate by the authority that the token names");
  }

  /** Shows the certificate of somebody else, and signs with a key of its own. */
  private static final class Thief extends X509ExtendedKeyManager {
    private final HostKey own = HostKey.generate(CHANCE);
    private final Machine victim;

    Thief(Machine victim) {
      this.victim = victim;
    }

    @Override
    public String chooseClientAlias(
        String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return "victim";
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return new X509Certificate[] {victim.certificate()};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return own.secret();
    }

    @Override
    public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
      return new String[] {"victim"};
    }

    @Override
    public String[] getServerAliases(String type, Principal @Nullable [] issuers) {
      return new String[0];
    }

    @Override
    public @Nullable String chooseServerAlias(
        String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return null;
    }
  }
}
