package org.xsm.xsmd.trust;

import static org.xsm.xsmd.trust.Refusal.Reason.EXPIRED;
import static org.xsm.xsmd.trust.Refusal.Reason.NOT_YET_VALID;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** Whether certificates are in their time: a decision. The day before they were made counts too. */
record Validity(Instant now) {
  Optional<Refusal> refusal(String what, X509Certificate certificate) {
    Instant start = Certificates.start(certificate);
    if (now.isBefore(start)) {
      return Optional.of(
          new Refusal(
              NOT_YET_VALID,
              what + " is not valid before " + start + here("check the clock of this host")));
    }
    Instant end = Certificates.end(certificate);
    if (now.isAfter(end)) {
      return Optional.of(
          new Refusal(
              EXPIRED,
              what + " expired on " + end + here("check the clock, and why it was not renewed")));
    }
    return Optional.empty();
  }

  private String here(String advice) {
    return ", and it is " + now + " here; " + advice;
  }
}
