package org.xsm.xsmd.replica.members;

import java.time.Duration;

/**
 * A host as one who might vote: a value.
 *
 * @param reach how long it has been in reach without a break; negative where it is out of reach,
 *     and then for how long
 * @param healthy whether it is as far as the others and has no trouble
 * @param preference what the site file says
 * @param rack where it stands; empty if nobody said
 */
public record Candidate(
    String host, Duration reach, boolean healthy, Preference preference, String rack) {
  /** Whether a host should vote. */
  public enum Preference {
    PREFER,
    AUTO,
    NEVER
  }

  boolean alive() {
    return !reach.isNegative();
  }
}
