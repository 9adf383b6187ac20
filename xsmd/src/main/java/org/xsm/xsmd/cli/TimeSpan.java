package org.xsm.xsmd.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A span of time as a command line has it: a decision. */
final class TimeSpan {
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,6})([smhd])");

  private TimeSpan() {}

  /** As in {@code 90s}, {@code 30m}, {@code 1h} and {@code 2d}. */
  static Duration of(String option, String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new Failure(
          Exit.USAGE,
          option + "=\"" + Plain.line(text) + "\" is no span of time; write it like 30m, 1h or 2d");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
