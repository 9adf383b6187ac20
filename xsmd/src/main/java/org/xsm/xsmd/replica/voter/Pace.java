package org.xsm.xsmd.replica.voter;

import java.time.Duration;

/**
 * How long a voter waits for a word of the leader before it wants to lead: a value. Each wait is a
 * random time between the two. A leader that hears nothing of a majority for the longer one gives
 * up.
 */
public record Pace(Duration shortest, Duration longest) {
  /** For voters on hosts of their own. */
  public static final Pace HOSTS = new Pace(Duration.ofSeconds(2), Duration.ofSeconds(4));

  /** For several voters on one machine, and for those in a hurry. */
  public static final Pace QUICK = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(2));

  public Pace {
    if (shortest.toMillis() < 100 || longest.compareTo(shortest) <= 0) {
      throw new IllegalArgumentException(
          "a pace from "
              + shortest
              + " to "
              + longest
              + "; from at least 100 ms to more than that");
    }
  }
}
