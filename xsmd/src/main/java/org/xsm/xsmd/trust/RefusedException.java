package org.xsm.xsmd.trust;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException.Reason;
import java.security.cert.CertificateException;

/**
 * Ends a handshake because of a certificate. Its cause tells TLS which alert to send, so that the
 * other side learns at least the kind of the reason.
 */
final class RefusedException extends CertificateException {
  private static final long serialVersionUID = 1L;

  RefusedException(Refusal refusal) {
    super(refusal.sentence(), cause(refusal));
  }

  private static CertPathValidatorException cause(Refusal refusal) {
    return new CertPathValidatorException(
        refusal.sentence(), null, null, -1, reason(refusal.reason()));
  }

  private static Reason reason(Refusal.Reason reason) {
    return switch (reason) {
      case RETIRED -> BasicReason.REVOKED;
      case EXPIRED -> BasicReason.EXPIRED;
      case NOT_YET_VALID -> BasicReason.NOT_YET_VALID;
      case NOT_A_HOST, WRONG_SITE, UNKNOWN_AUTHORITY, UNKNOWN_HOST, OTHER_KEY ->
          BasicReason.UNSPECIFIED;
    };
  }
}
