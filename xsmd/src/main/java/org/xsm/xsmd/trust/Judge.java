package org.xsm.xsmd.trust;

import static org.xsm.xsmd.trust.Refusal.Reason.NOT_A_HOST;
import static org.xsm.xsmd.trust.Refusal.Reason.OTHER_KEY;
import static org.xsm.xsmd.trust.Refusal.Reason.RETIRED;
import static org.xsm.xsmd.trust.Refusal.Reason.UNKNOWN_AUTHORITY;
import static org.xsm.xsmd.trust.Refusal.Reason.UNKNOWN_HOST;
import static org.xsm.xsmd.trust.Refusal.Reason.WRONG_SITE;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Whether a certificate is that of a host of the site, by what counts now: a decision. */
final class Judge {
  private final TrustList list;
  private final Validity validity;

  Judge(TrustList list, Instant now) {
    this.list = list;
    this.validity = new Validity(now);
  }

  Optional<Refusal> refusal(X509Certificate certificate) {
    Subject subject = Certificates.subject(certificate).orElse(null);
    if (subject == null || subject.host() == null) {
      return no(
          NOT_A_HOST,
          "the certificate of \""
              + Shown.of(certificate.getSubjectX500Principal().getName())
              + "\" is not one of a host of an xsm site");
    }
    String host = subject.host();
    if (!subject.site().equals(list.site())) {
      return no(
          WRONG_SITE,
          "host "
              + host
              + " belongs to site "
              + subject.site()
              + ", this is site "
              + list.site()
              + "; let it join this one first");
    }
    return authority(host, certificate)
        .or(() -> known(host, certificate))
        .or(() -> validity.refusal("the certificate of host " + host, certificate));
  }

  private Optional<Refusal> authority(String host, X509Certificate certificate) {
    for (String text : list.authorities()) {
      Optional<X509Certificate> authority = readable(text).filter(by -> signed(by, certificate));
      if (authority.isPresent()) {
        String name = "the authority " + Fingerprint.of(authority.get()).brief();
        return validity
            .refusal(name, authority.get())
            .map(
                late ->
                    new Refusal(UNKNOWN_AUTHORITY, host + " is not let in: " + late.sentence()));
      }
    }
    return no(
        UNKNOWN_AUTHORITY,
        "no authority of this site signed the certificate of host "
            + host
            + "; if its authority was dropped, let the host join again");
  }

  private Optional<Refusal> known(String host, X509Certificate certificate) {
    TrustList.Host known = list.host(host).orElse(null);
    if (known == null) {
      return no(
          UNKNOWN_HOST,
          "host " + host + " is not known on this host; it has to join, or this host lags behind");
    }
    if (known.retired()) {
      return no(
          RETIRED,
          "host " + host + " was removed from the site; to have it back, let it join again");
    }
    boolean same =
        readable(known.certificate())
            .filter(right -> right.getPublicKey().equals(certificate.getPublicKey()))
            .isPresent();
    return same
        ? Optional.empty()
        : no(
            OTHER_KEY,
            "host "
                + host
                + " has another key than the site knows it by; if it was installed anew, remove"
                + " it and let it join again, else somebody poses as it");
  }

  /** What cannot be read trusts nobody. */
  private static Optional<X509Certificate> readable(String text) {
    try {
      return Optional.of(Certificates.parse(text));
    } catch (TrustException e) {
      return Optional.empty();
    }
  }

  static boolean signed(X509Certificate authority, X509Certificate certificate) {
    if (!Authority.isAuthority(authority)
        || !Objects.equals(certificate.getSigAlgName(), EcPair.ALGORITHM)
        || !authority.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return false;
    }
    try {
      certificate.verify(authority.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static Optional<Refusal> no(Refusal.Reason reason, String sentence) {
    return Optional.of(new Refusal(reason, sentence));
  }
}
