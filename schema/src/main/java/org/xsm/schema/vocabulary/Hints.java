package org.xsm.schema.vocabulary;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody probably meant who wrote a value in another tool's way: a decision. */
final class Hints {
  private static final Pattern SIZE =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([kKmMgGtT])(?:[iI]?[bB]?|[bB]ytes?)");
  private static final Pattern TIME = Pattern.compile("([0-9]+)\\s*([a-zA-Z]*)");
  private static final Pattern RATE =
      Pattern.compile("([0-9]+)\\s*([kKmMgG])(?:b|bit|bits|bps|bit/sec|b/s|bits/s)?");
  private static final Map<String, String> TIMES =
      Map.ofEntries(
          Map.entry("", "s"),
          Map.entry("sec", "s"),
          Map.entry("secs", "s"),
          Map.entry("second", "s"),
          Map.entry("seconds", "s"),
          Map.entry("min", "m"),
          Map.entry("mins", "m"),
          Map.entry("minute", "m"),
          Map.entry("minutes", "m"),
          Map.entry("hour", "h"),
          Map.entry("hours", "h"),
          Map.entry("day", "d"),
          Map.entry("days", "d"),
          Map.entry("msec", "ms"),
          Map.entry("millis", "ms"));

  private Hints() {}

  static Optional<String> of(String kind, String base, String value) {
    if (base.equals("boolean")) {
      return truth(value);
    }
    return switch (kind) {
      case "Size", "PartitionSize" -> size(value);
      case "Duration" -> duration(value);
      case "Rate" -> rate(value);
      case "Share" ->
          value.matches("[0-9]+(\\.[0-9]+)?") ? Optional.of(value + "%") : Optional.empty();
      case "Mac" -> mac(value);
      case "Path" ->
          value.startsWith("file://") ? Optional.of(value.substring(7)) : Optional.empty();
      case "GuestIp", "MachineIp" ->
          value.equalsIgnoreCase("dhcp") ? Optional.of("dhcp") : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<String> truth(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "yes", "on", "true", "y", "enabled" -> Optional.of("true");
      case "no", "off", "false", "n", "disabled" -> Optional.of("false");
      default -> Optional.empty();
    };
  }

  private static Optional<String> size(String value) {
    Matcher matcher = SIZE.matcher(value);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String unit = matcher.group(2).toUpperCase(Locale.ROOT);
    return Optional.of(matcher.group(1) + unit + "iB");
  }

  private static Optional<String> duration(String value) {
    Matcher matcher = TIME.matcher(value);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(TIMES.get(matcher.group(2).toLowerCase(Locale.ROOT)))
        .map(unit -> matcher.group(1) + unit);
  }

  private static Optional<String> rate(String value) {
    Matcher matcher = RATE.matcher(value);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String unit = matcher.group(2).toLowerCase(Locale.ROOT);
    return Optional.of(
        matcher.group(1) + (unit.equals("k") ? unit : unit.toUpperCase(Locale.ROOT)) + "bit/s");
  }

  private static Optional<String> mac(String value) {
    String digits = value.replaceAll("[^0-9A-Fa-f]", "");
    if (digits.length() != 12 || value.length() > 17) {
      return Optional.empty();
    }
    return Optional.of(digits.replaceAll("(..)(?!$)", "$1:").toLowerCase(Locale.ROOT));
  }
}
