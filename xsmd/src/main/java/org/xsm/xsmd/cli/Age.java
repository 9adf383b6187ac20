package org.xsm.xsmd.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** How long something is ago or ahead, roughly, in words: a decision. */
final class Age {
  private Age() {}

  /** From a time as the daemon writes it, as in {@code 12 min}; empty where it is no time. */
  static Optional<String> between(String time, Instant now) {
    try {
      return Optional.of(of(Duration.between(Instant.parse(time), now).abs()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  static String of(Duration time) {
    long seconds = time.toSeconds();
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 120 * 60) {
      return seconds / 60 + " min";
    }
    return seconds < 48 * 3600 ? seconds / 3600 + " h" : seconds / 86_400 + " days";
  }
}
