package org.xsm.xsmd.api;

import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.xsm.schema.Admin;
import org.xsm.xsmd.store.Hash;

/** Finds out who calls: a decision, made anew for each call. */
final class Callers {
  private static final String BEARER = "bearer ";

  private final Hash token;
  private final ApiSettings settings;
  private final Sessions sessions;
  private final SiteHead site;
  private final Clock clock;

  Callers(String token, ApiSettings settings, Sessions sessions, SiteHead site, Clock clock) {
    this.token = Tokens.hash(token);
    this.settings = settings;
    this.sessions = sessions;
    this.site = site;
    this.clock = clock;
  }

  /** Who it is, or a refusal that says how to prove it. */
  Caller of(Exchange exchange) {
    Optional<String> authorization = exchange.header("Authorization");
    if (authorization.isPresent()) {
      return ofToken(bearer(authorization.get()), exchange.isLocal());
    }
    return exchange
        .certificate()
        .flatMap(this::admin)
        .map(Caller::of)
        .orElseThrow(() -> unproved(exchange));
  }

  private Caller ofToken(String shown, boolean local) {
    if (local && MessageDigest.isEqual(Tokens.hash(shown).bytes(), token.bytes())) {
      return Caller.owner(settings.owner());
    }
    return sessions
        .admin(shown, site)
        .map(Caller::of)
        .orElseThrow(
            () ->
                unauthenticated(
                    local
                        ? "the token is not the one of this daemon; read it again from "
                            + settings.token()
                        : "the session is over or was never there; log in again"));
  }

  private Optional<Admin> admin(X509Certificate certificate) {
    try {
      certificate.checkValidity(Date.from(clock.instant()));
      return site.adminOf("sha256:" + Hash.of(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      return Optional.empty();
    } catch (CertificateException e) {
      throw unauthenticated("the certificate is not valid at this time; use a newer one");
    }
  }

  private static String bearer(String authorization) {
    if (!authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      throw unauthenticated("the Authorization header is not of the form Bearer TOKEN");
    }
    return authorization.substring(BEARER.length()).strip();
  }

  private Refusal unproved(Exchange exchange) {
    if (exchange.isLocal()) {
      return unauthenticated(
          "who calls is not known; send Authorization: Bearer and the token in "
              + settings.token());
    }
    return unauthenticated(
        exchange.certificate().isPresent()
            ? "no admin in the site file has this certificate; add its fingerprint to one"
            : "who calls is not known; log in at "
                + Route.ROOT
                + "/login, or show a certificate that an admin in the site file has");
  }

  private static Refusal unauthenticated(String message) {
    return new Refusal(Kind.UNAUTHENTICATED, message).header("WWW-Authenticate", "Bearer");
  }
}
