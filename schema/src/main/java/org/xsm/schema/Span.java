package org.xsm.schema;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time, in milliseconds: a value. */
public record Span(long milliseconds) implements Comparable<Span> {
  private static final Pattern FORM = Pattern.compile("\\s*([0-9]{1,9})\\s?(ms|s|m|h|d)\\s*");

  /** Reads {@code 300ms}, {@code 10 m}, {@code 7d}. */
  public static Span parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "is not a duration; write a number and ms, s, m, h or d, as in 300ms or 7d");
    }
    return new Span(Long.parseLong(matcher.group(1)) * unit(matcher.group(2)));
  }

  private static long unit(String name) {
    return switch (name) {
      case "ms" -> 1L;
      case "s" -> 1_000L;
      case "m" -> 60_000L;
      case "h" -> 3_600_000L;
      default -> 86_400_000L;
    };
  }

  public boolean isZero() {
    return milliseconds == 0;
  }

  public Duration duration() {
    return Duration.ofMillis(milliseconds);
  }

  @Override
  public int compareTo(Span other) {
    return Long.compare(milliseconds, other.milliseconds);
  }

  /** In the largest unit that it is a whole number of. */
  @Override
  public String toString() {
    for (String unit : List.of("d", "h", "m", "s")) {
      if (milliseconds != 0 && milliseconds % unit(unit) == 0) {
        return milliseconds / unit(unit) + unit;
      }
    }
    return milliseconds == 0 ? "0s" : milliseconds + "ms";
  }
}
