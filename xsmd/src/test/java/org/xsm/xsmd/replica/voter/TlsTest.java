package org.xsm.xsmd.replica.voter;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.apache.ratis.client.RaftClient;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.grpc.GrpcTlsConfig;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.retry.RetryPolicies;
import org.apache.ratis.thirdparty.io.netty.handler.ssl.SslProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who gets through the voters' port, and to what. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TlsTest {
  private static final Duration CALL = Duration.ofSeconds(5);

  private final KeyTool tool;
  private final KeyStore voter;
  private final KeyTool.Trust trust = new KeyTool.Trust();
  private final TestGroup group;

  TlsTest(@TempDir Path directory) {
    tool = new KeyTool(directory);
    voter = tool.make("voter");
    trust.add(KeyTool.certificate(voter));
    group = TestGroup.of(2, directory, new Tls(new KeyTool.Keys(voter), trust));
  }

  @AfterAll
  void close() {
    group.close();
  }

  @Test
  void votersReachEachOther() {
    assertThat(group.set("a", "one")).isEqualTo("set 1");

    group.settle();
  }

  @Test
  void aHostWithoutACertificateIsRefused() {
    assertThatThrownBy(() -> connect(null)).isInstanceOf(IOException.class);
  }

  @Test
  void aHostWithAnotherCertificateIsRefused() {
    KeyStore stranger = tool.make("stranger");

    assertThatThrownBy(() -> connect(new KeyTool.Keys(stranger))).isInstanceOf(IOException.class);
  }

  @Test
  void anOldProtocolIsRefused() {
    assertThatThrownBy(() -> connect(new KeyTool.Keys(voter), "TLSv1.2"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aVoterGetsThrough() throws Exception {
    connect(new KeyTool.Keys(voter));
  }

  /** Reads a byte, since a server refuses a client only after the client's handshake is done. */
  private void connect(KeyTool.@Nullable Keys keys, String... protocols)
      throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        keys == null ? new KeyManager[0] : new KeyManager[] {keys},
        new TrustManager[] {trust},
        new SecureRandom());
    Member member = group.leader().member();
    try (var socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), member.port())) {
      socket.setSoTimeout(5000);
      socket.setEnabledProtocols(protocols.length == 0 ? new String[] {"TLSv1.3"} : protocols);
      var parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII));
      socket.getOutputStream().write(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});
      socket.getOutputStream().flush();
      if (socket.getInputStream().read() < 0) {
        throw new IOException("closed by the voter");
      }
    }
  }

  @Test
  void noiseDoesNoHarm() throws IOException {
    var random = new Random(7);
    for (int i = 0; i < 30; i++) {
      for (TestVoter one : group.voters) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), one.member().port())) {
          socket.setSoTimeout(2000);
          byte[] noise = new byte[1 + random.nextInt(20_000)];
          random.nextBytes(noise);
          socket.getOutputStream().write(noise);
          socket.shutdownOutput();
          drain(socket.getInputStream());
        } catch (IOException e) {
          // it may hang up at any byte
          assertThat(e).isNotNull();
        }
      }
    }

    assertThat(group.set("after the noise", "one")).isEqualTo("set 1");
    group.settle();
  }

  private static void drain(InputStream in) throws IOException {
    byte[] buffer = new byte[4096];
    int read = 0;
    while (read >= 0) {
      read = in.read(buffer);
    }
  }

  @Test
  void notEvenAVoterSendsRequestsOrOrdersThroughThePort() throws IOException {
    TestVoter leader = group.leader();
    var raftGroup =
        RaftGroup.valueOf(
            RaftGroupId.valueOf(leader.settings.group()), Calls.peer(leader.member()));
    var parameters = new Parameters();
    GrpcConfigKeys.TLS.setConf(
        parameters,
        GrpcTlsConfig.newBuilder()
            .setKeyManager(new KeyTool.Keys(voter))
            .setTrustManager(trust)
            .setMutualTls(true)
            .setSslProvider(SslProvider.JDK)
            .build());

    try (var client =
        RaftClient.newBuilder()
            .setRaftGroup(raftGroup)
            .setProperties(new RaftProperties())
            .setParameters(parameters)
            .setRetryPolicy(RetryPolicies.noRetry())
            .build()) {
      assertThatThrownBy(
              () ->
                  client
                      .io()
                      .send(
                          Message.valueOf(
                              new Envelope.Whole(Registers.set("smuggled", 0, "")).encoded())))
          .hasStackTraceContaining("only voters speak here");
      assertThatThrownBy(
              () -> client.admin().setConfiguration(List.of(Calls.peer(leader.member()))))
          .hasStackTraceContaining("only voters speak here");
      assertThatThrownBy(
              () ->
                  client
                      .getGroupManagementApi(Calls.peer(leader.member()).getId())
                      .remove(raftGroup.getGroupId(), true, false))
          .hasStackTraceContaining("only voters speak here");
    }

    assertThat(leader.registers.get("smuggled")).isEmpty();
    assertThat(leader.engine().confirm(CALL).join()).isPositive();
  }
}
