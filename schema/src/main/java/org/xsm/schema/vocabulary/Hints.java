package org.xsm.schema.vocabulary;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody probably meant who wrote a value in another tool's way: a decision. */
final class Hints {
  private static final int LONGEST = 128;
  private static final Pattern SIZE =
      Pattern.compile("([0-9]+(?:[.,][0-9]+)?)\\s*([kKmMgGtT])(?:[iI]?[bB]?|[bB]ytes?)");
  private static final Pattern TIME = Pattern.compile("([0-9]+)\\s*([a-zA-Z]*)");
  private static final Pattern RATE =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([kKmMgG])(i?[Bb][a-zA-Z]*)?(?:/s(?:ec)?)?");
  private static final Pattern NETMASK = Pattern.compile("([0-9.]+)/([0-9]+(?:\\.[0-9]+){3})");
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
    if (value.isEmpty() || value.length() > LONGEST) {
      return Optional.empty();
    }
    if (base.equals("boolean")) {
      return truth(value);
    }
    return switch (kind) {
      case "Size", "PartitionSize" -> size(value);
      case "Duration" -> duration(value);
      case "Rate" -> rate(value);
      case "Share" -> Optional.of(value + "%");
      case "Ratio" -> Optional.of(value.replace(',', '.'));
      case "Mac" -> mac(value);
      case "Path" -> value.startsWith("file://") ? Optional.of(value.substring(7)) : path(value);
      case "Url" -> value.startsWith("/") ? Optional.of("file://" + value) : Optional.empty();
      case "GuestIp", "MachineIp", "Cidr", "NetworkRange" -> network(value);
      case "Name", "SetName", "GuestName" -> name(value, "[^A-Za-z0-9_.-]+");
      case "HostName" -> name(value, "[^A-Za-z0-9.-]+");
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
    return Optional.of(matcher.group(1).replace(',', '.') + unit + "iB");
  }

  private static Optional<String> duration(String value) {
    Matcher matcher = TIME.matcher(value);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String unit = matcher.group(2).toLowerCase(Locale.ROOT);
    return Optional.of(matcher.group(1) + TIMES.getOrDefault(unit, unit));
  }

  /** A capital B, or one after an i, means bytes; everything else bits. */
  private static Optional<String> rate(String value) {
    Matcher matcher = RATE.matcher(value);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String unit = matcher.group(2).toUpperCase(Locale.ROOT);
    String rest = matcher.group(3) == null ? "" : matcher.group(3);
    if (rest.startsWith("i") || rest.startsWith("B")) {
      return Optional.of(matcher.group(1) + unit + "iB/s");
    }
    return Optional.of(matcher.group(1) + (unit.equals("K") ? "k" : unit) + "bit/s");
  }

  private static Optional<String> mac(String value) {
    String digits = value.replaceAll("[^0-9A-Fa-f]", "");
    if (digits.length() != 12 || value.length() > 17) {
      return Optional.empty();
    }
    return Optional.of(digits.replaceAll("(..)(?!$)", "$1:").toLowerCase(Locale.ROOT));
  }

  private static Optional<String> path(String value) {
    return value.indexOf(':') < 0 ? Optional.of("/" + value) : Optional.empty();
  }

  /** A word in capitals, or a netmask where a prefix length is wanted. */
  private static Optional<String> network(String value) {
    Matcher matcher = NETMASK.matcher(value);
    if (!matcher.matches()) {
      return Optional.of(value.toLowerCase(Locale.ROOT));
    }
    var bits = new StringBuilder();
    for (String part : matcher.group(2).split("\\.", -1)) {
      int number = part.length() > 3 ? 256 : Integer.parseInt(part);
      if (number > 255) {
        return Optional.empty();
      }
      bits.append(Integer.toBinaryString(number | 0x100), 1, 9);
    }
    int prefix = bits.indexOf("0") < 0 ? 32 : bits.indexOf("0");
    return bits.indexOf("1", prefix) < 0
        ? Optional.of(matcher.group(1) + "/" + prefix)
        : Optional.empty();
  }

  private static Optional<String> name(String value, String alien) {
    String plain = value.replaceAll(alien, "-");
    return Optional.of(plain.replaceAll("^[.-]+|[.-]+$", ""));
  }
}
