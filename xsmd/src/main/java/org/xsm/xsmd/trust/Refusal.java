package org.xsm.xsmd.trust;

/**
 * Why a certificate does not count: a value.
 *
 * @param sentence what exactly is wrong and what to do, for logs and administrators
 */
public record Refusal(Reason reason, String sentence) {
  /** Kinds of reasons, in the order in which they are looked for: the first one is told. */
  public enum Reason {
    /** No certificate, not one of a host of a site, or not over a protocol that counts. */
    NOT_A_HOST,
    WRONG_SITE,
    UNKNOWN_AUTHORITY,
    UNKNOWN_HOST,
    RETIRED,
    OTHER_KEY,
    NOT_YET_VALID,
    /** Everything else is in order: such a host may still ask for a new certificate. */
    EXPIRED
  }
}
