package org.xsm.xsmd.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xsm.xsmd.trust.TestSite.NOW;
import static org.xsm.xsmd.trust.TestSite.at;

import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.ratis.grpc.GrpcTlsConfig;
import org.apache.ratis.grpc.GrpcUtil;
import org.apache.ratis.thirdparty.io.netty.buffer.UnpooledByteBufAllocator;
import org.apache.ratis.thirdparty.io.netty.handler.ssl.SslContext;
import org.junit.jupiter.api.Test;
import org.xsm.xsmd.trust.TestSite.Machine;

/** The voters' engine brings a TLS library of its own; with our keys and trust, it obeys them. */
final class EngineLibraryTest {
  private final TestSite site = new TestSite();
  private final Machine h1 = site.admit("h1");
  private final Machine h2 = site.admit("h2");

  @Test
  void twoHostsTalk() throws SSLPeerUnverifiedException {
    SSLEngine client = engine(client(site.tls(h2)));
    SSLEngine server = engine(server(site.tls(h1)));

    assertThat(Engines.shakeHands(client, server)).isEqualTo(new Engines.Ends(null, null));
    assertThat(client.getSession().getProtocol()).isEqualTo("TLSv1.3");
    assertThat(client.getSession().getPeerCertificates()[0]).isEqualTo(h1.certificate());
    assertThat(server.getSession().getPeerCertificates()[0]).isEqualTo(h2.certificate());
  }

  @Test
  void aRemovedHostIsRefusedThoughItTalkedBefore() {
    SslContext client = client(site.tls(h2));
    SslContext server = server(site.tls(h1));
    assertThat(Engines.shakeHands(engine(client), engine(server)).talked()).isTrue();
    assertThat(Engines.shakeHands(engine(client), engine(server)).talked()).isTrue();

    site.retire("h2");

    assertThat(Engines.shakeHands(engine(client), engine(server)).talked()).isFalse();
    assertThat(site.refusals).singleElement().asString().startsWith("RETIRED: host h2 was removed");
  }

  @Test
  void aRenewedCertificateIsShownWithoutARestart() throws SSLPeerUnverifiedException {
    SiteTls tls = site.tls(h1);
    SslContext server = server(tls);
    SslContext client = client(site.tls(h2));
    Machine renewed = site.certify("h1", h1.key(), at(NOW.minus(Duration.ofHours(1))));

    tls.renew(List.of(renewed.certificate(), site.authority.certificate()));

    SSLEngine end = engine(client);
    assertThat(Engines.shakeHands(end, engine(server)).talked()).isTrue();
    assertThat(end.getSession().getPeerCertificates()[0]).isEqualTo(renewed.certificate());
  }

  @Test
  void anOlderProtocolIsRefusedThoughTheLibrarySpeaksIt() {
    SSLEngine client = engine(client(site.tls(h2)));
    client.setEnabledProtocols(new String[] {"TLSv1.2"});

    Engines.Ends ends = Engines.shakeHands(client, engine(server(site.tls(h1))));

    assertThat(ends.talked()).isFalse();
    assertThat(site.refusals)
        .containsExactly("NOT_A_HOST: the other side speaks TLSv1.2; hosts speak TLSv1.3");
  }

  private static SslContext client(SiteTls tls) {
    return GrpcUtil.buildSslContextForClient(new GrpcTlsConfig(tls.keys(), tls.trust(), true));
  }

  private static SslContext server(SiteTls tls) {
    return GrpcUtil.buildSslContextForServer(new GrpcTlsConfig(tls.keys(), tls.trust(), true));
  }

  private static SSLEngine engine(SslContext context) {
    return context.newEngine(UnpooledByteBufAllocator.DEFAULT);
  }
}
