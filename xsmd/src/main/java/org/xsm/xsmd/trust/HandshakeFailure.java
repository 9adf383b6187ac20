package org.xsm.xsmd.trust;

import java.io.EOFException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Why two hosts do not come to talk, in words: a decision. Who refused has the whole reason; the
 * other side gets an alert with one of a few kinds, and learns here where the reason stands.
 */
public final class HandshakeFailure {
  private static final int DEEPEST = 16;
  private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");

  private static final Pattern HANG_UP =
      Pattern.compile("Broken pipe|Connection reset|terminated the handshake");

  private HandshakeFailure() {}

  /**
   * The sentence for a log or an administrator.
   *
   * @param peer the other side, by name or address
   */
  public static String sentence(Throwable failure, String peer) {
    Optional<String> refusal = refusal(failure, peer);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    for (Throwable at : causes(failure)) {
      String message = String.valueOf(at.getMessage());
      if (at instanceof SSLException && message.contains("Unsupported or unrecognized")) {
        return peer + " does not speak TLS; check the port, and what listens there";
      }
      if (isHangUp(at, message)) {
        return peer + " hung up; if it refused the certificate of this host, its log says why";
      }
    }
    String message = failure.getMessage();
    String what = message == null ? failure.getClass().getSimpleName() : message;
    return "cannot talk to " + peer + ": " + Shown.of(what);
  }

  /** The same where one of the two surely refused the other; else empty. */
  public static Optional<String> refusal(Throwable failure, String peer) {
    for (Throwable at : causes(failure)) {
      if (at instanceof RefusedException) {
        return Optional.of("refused " + peer + ": " + at.getMessage());
      }
      Matcher alert = ALERT.matcher(String.valueOf(at.getMessage()));
      if (alert.find()) {
        return Optional.of(peer + " refused this host: " + kind(alert.group(1), peer));
      }
    }
    return Optional.empty();
  }

  private static List<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST).toList();
  }

  /** Also what is left of a refusal when this host was writing, and so never read the alert. */
  private static boolean isHangUp(Throwable failure, String message) {
    return failure instanceof EOFException || HANG_UP.matcher(message).find();
  }

  private static String kind(String alert, String peer) {
    return switch (alert) {
      case "certificate_expired" ->
          "the certificate of this host expired, by the clock of " + peer + "; check both clocks";
      case "certificate_revoked" -> "this host was removed from the site; it may join again";
      case "bad_certificate" ->
          "this host showed no certificate, or one that is not valid yet by the clock of "
              + peer
              + "; check both clocks";
      case "certificate_unknown" ->
          "its certificate does not count there; the log of " + peer + " says why";
      case "certificate_required", "handshake_failure" ->
          "it wants the certificate of a host of the site";
      case "protocol_version" -> "it speaks no protocol that counts here, " + Peer.PROTOCOL;
      default -> "alert " + alert + "; the log of " + peer + " says why";
    };
  }
}
