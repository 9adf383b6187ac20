package org.xsm.xsmd.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xsm.xsmd.trust.Refusal.Reason;

/** What no handshake here shows by itself; the rest is seen in {@link SiteTlsTest}. */
final class HandshakeFailureTest {
  @Test
  void findsTheSentenceBehindOtherExceptions() {
    var refused = new RefusedException(new Refusal(Reason.RETIRED, "host h2 was removed"));
    var wrapped =
        new IOException("no connection", new SSLHandshakeException("?").initCause(refused));

    assertThat(HandshakeFailure.sentence(wrapped, "h2"))
        .isEqualTo("refused h2: host h2 was removed");
  }

  @ParameterizedTest
  @CsvSource({
    "certificate_expired, the certificate of this host expired",
    "certificate_revoked, this host was removed from the site",
    "bad_certificate, this host showed no certificate",
    "certificate_unknown, its certificate does not count there; the log of h2 says why",
    "certificate_required, it wants the certificate of a host",
    "protocol_version, it speaks no protocol that counts here",
    "internal_error, alert internal_error; the log of h2 says why"
  })
  void putsAlertsIntoWords(String alert, String words) {
    var failure = new SSLHandshakeException("Received fatal alert: " + alert);

    assertThat(HandshakeFailure.sentence(failure, "h2"))
        .startsWith("h2 refused this host: ")
        .contains(words);
  }

  @Test
  void saysThatTheOtherSideHungUp() {
    for (IOException failure :
        new IOException[] {
          new EOFException(),
          new SocketException("Broken pipe"),
          new SocketException("Connection reset by peer"),
          new SSLHandshakeException("Remote host terminated the handshake")
        }) {
      assertThat(HandshakeFailure.sentence(failure, "h2")).startsWith("h2 hung up; ");
    }
  }

  @Test
  void saysWhatItDoesNotKnowAsItIs() {
    Map<Throwable, String> sentences =
        Map.of(
            new IOException("No route to host"), "cannot talk to h2: No route to host",
            new IOException((String) null), "cannot talk to h2: IOException");

    sentences.forEach(
        (failure, sentence) ->
            assertThat(HandshakeFailure.sentence(failure, "h2")).isEqualTo(sentence));
  }
}
