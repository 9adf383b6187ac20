package org.xsm.xsmd.replica.channel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLSocket;
import org.jgroups.stack.IpAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What comes to the port of a host and is no host of its site, or not the one it says. */
final class DoorTest {
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final Authority AUTHORITY = new Authority("authority");
  private static final TestSite site =
      new TestSite(TestSite.QUICK, ChannelLimits.DEFAULT, AUTHORITY);

  @BeforeAll
  static void start() {
    site.know("h1", "h2");
    site.start("h1");
    site.start("h2");
    site.awaitTogether(SOON);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @Test
  void strangersHoldNobodyUpAndAreSentAway() throws IOException {
    int before = site.channel("h1").connections();
    List<Socket> strangers = new ArrayList<>();
    var random = new Random(3);
    for (int i = 0; i < 200; i++) {
      Socket stranger = new Socket(InetAddress.getLoopbackAddress(), site.port("h1"));
      strangers.add(stranger);
      if (i % 2 == 0) {
        byte[] noise = new byte[random.nextInt(2000)];
        random.nextBytes(noise);
        try {
          stranger.getOutputStream().write(noise);
        } catch (IOException e) {
          // Sent away already.
        }
      }
    }

    assertThat(TestSite.ask(site.channel("h2"), "h1", "busy?")).isEqualTo("hello h2, busy?");
    for (Socket stranger : strangers) {
      assertThat(ended(stranger)).isTrue();
    }
    assertThat(site.channel("h1").connections()).isLessThanOrEqualTo(before + 1);
    assertThat(site.together()).isTrue();
  }

  @Test
  void whoHasACertificateOfAnotherAuthorityIsSentAway() throws Exception {
    try (Socket stranger = tls(new Authority("authority").tls("h3"))) {
      assertThat(ended(stranger)).isTrue();
    }
  }

  @Test
  void whoIsSilentAfterTlsIsSentAway() throws Exception {
    try (Socket stranger = tls(AUTHORITY.tls("h3"))) {
      assertThat(ended(stranger)).isTrue();
    }
  }

  @Test
  void aHostThatTakesTheNameOfAnotherIsSentAway() throws Exception {
    assertThat(verdict("h3", greeting("h2"))).isEqualTo(Greeting.Verdict.NOT_ITS_NAME);
  }

  @Test
  void aHostOfAnotherWireVersionIsToldWhichThisOneSpeaks() throws Exception {
    var log = (Logger) LoggerFactory.getLogger(Lines.class);
    var said = new ListAppender<ILoggingEvent>();
    said.start();
    log.addAppender(said);
    byte[] later =
        ByteBuffer.allocate(7 + 300).putInt(0x58534d43).put((byte) 9).putShort((short) 300).array();

    Greeting answer = answer("h3", later);

    assertThat(answer.version()).isEqualTo(Greeting.WIRE);
    assertThat(answer.verdict()).isEqualTo(Greeting.Verdict.OTHER_VERSION);
    TestSite.await(
        SOON,
        () ->
            said.list.stream()
                .anyMatch(
                    event ->
                        event
                            .getFormattedMessage()
                            .contains("speaks wire version 9, this host speaks version 1")));
    log.detachAppender(said);
  }

  @Test
  void aHostThatSaysItIsWhereAnotherOneIsIsSentAway() throws Exception {
    try (Socket liar = tls(AUTHORITY.tls("h3"))) {
      greeting("h3").write(liar.getOutputStream());
      assertThat(Greeting.read(liar.getInputStream()).verdict())
          .isEqualTo(Greeting.Verdict.WELCOME);
      var place = new java.io.ByteArrayOutputStream();
      var out = new java.io.DataOutputStream(place);
      out.write("bela".getBytes(US_ASCII));
      out.writeShort(org.jgroups.Version.version);
      out.writeShort(7);
      new IpAddress(InetAddress.getLoopbackAddress(), site.port("h2")).writeTo(out);
      liar.getOutputStream().write(place.toByteArray());

      assertThat(ended(liar)).isTrue();
    }
    assertThat(TestSite.ask(site.channel("h1"), "h2", "you?")).isEqualTo("hello h1, you?");
  }

  private static Greeting.Verdict verdict(String certified, Greeting greeting) throws Exception {
    var bytes = new java.io.ByteArrayOutputStream();
    greeting.write(bytes);
    return answer(certified, bytes.toByteArray()).verdict();
  }

  private static Greeting answer(String certified, byte[] greeting) throws Exception {
    try (Socket caller = tls(AUTHORITY.tls(certified))) {
      caller.getOutputStream().write(greeting);
      return Greeting.read(new DataInputStream(caller.getInputStream()));
    }
  }

  private static Greeting greeting(String host) {
    return new Greeting(Greeting.WIRE, TestSite.SITE, host, 5, Greeting.Verdict.WELCOME);
  }

  private static Socket tls(ChannelTls tls) throws IOException {
    var socket =
        (SSLSocket)
            tls.context()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), site.port("h1"));
    socket.setEnabledProtocols(new String[] {"TLSv1.3"});
    return socket;
  }

  /** Whether the other end ends the connection before the test's patience does. */
  private static boolean ended(Socket socket) throws IOException {
    socket.setSoTimeout((int) SOON.toMillis());
    try {
      return socket.getInputStream().skip(Long.MAX_VALUE) >= 0;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
