package org.xsm.schema.xen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Position;

/** Takes one network interface specification apart: a decision. */
final class XlVifParser {
  private static final String RIGHT = "write it as in 'mac=00:16:3e:01:02:03,bridge=xenbr0'";
  private static final Pattern MAC = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");
  private static final Pattern NAME = Pattern.compile("[^\\s/=,]{1,64}");

  private final XlProblems problems;

  XlVifParser(XlProblems problems) {
    this.problems = problems;
  }

  /** The interface; nothing where the specification is not sound and that was said. */
  Optional<XlVif> parse(String specification, Position position) {
    Map<String, String> parts = new TreeMap<>();
    List<String> leftOut = new ArrayList<>();
    List<String> complaints = new ArrayList<>();
    for (XlField field : XlField.split(specification)) {
      String complaint = complaint(field);
      if (!complaint.isEmpty()) {
        complaints.add(complaint);
      } else if (isLeftOut(field.name())) {
        leftOut.add(field.toString());
      } else if (parts.putIfAbsent(field.name(), field.value()) != null) {
        complaints.add("says " + field.name() + " twice");
      }
    }
    if (!complaints.isEmpty()) {
      String message =
          "vif " + XlShown.quoted(specification) + " " + complaints.getFirst() + "; " + RIGHT;
      problems.error("xl-vif", position, message);
      return Optional.empty();
    }
    parts.values().removeIf(String::isEmpty);
    return Optional.of(vif(parts, leftOut, position));
  }

  private static XlVif vif(Map<String, String> parts, List<String> leftOut, Position position) {
    String mac = parts.get("mac");
    String rate = parts.get("rate");
    return new XlVif(
        mac == null ? null : mac.toLowerCase(Locale.ROOT),
        parts.get("bridge"),
        addresses(parts.getOrDefault("ip", "")),
        parts.get("model"),
        type(parts.get("type")),
        parts.get("script"),
        parts.get("vifname"),
        rate == null ? null : XlRate.bytesPerSecond(rate).getAsLong(),
        leftOut,
        position);
  }

  private static XlVif.@Nullable Type type(@Nullable String word) {
    if (word == null) {
      return null;
    }
    return word.equals("ioemu") ? XlVif.Type.IOEMU : XlVif.Type.VIF;
  }

  private static boolean isLeftOut(String name) {
    return switch (name) {
      case "backend", "gatewaydev", "netdev", "devid", "accel", "trusted", "mtu", "vlan" -> true;
      default -> false;
    };
  }

  /** What is wrong with a part of an interface; empty where nothing is. */
  private static String complaint(XlField field) {
    String value = field.value();
    String wrong = "has " + XlShown.quoted(field.toString()) + ", ";
    return switch (field.name()) {
      case "" -> wrong + "which names no part: bridge=" + XlShown.plain(value) + " would";
      case "mac" -> mac(value).map(why -> wrong + why).orElse("");
      case "bridge", "vifname", "model" ->
          value.isEmpty() || NAME.matcher(value).matches() ? "" : wrong + "which is not a name";
      case "ip" ->
          addresses(value).stream().allMatch(XlAddress::isAddress)
              ? ""
              : wrong + "which is not an IP address such as 192.0.2.10";
      case "type" ->
          switch (value) {
            case "", "ioemu", "vif", "netfront", "paravirtualised", "paravirtualized" -> "";
            default -> wrong + "where the type is ioemu or vif";
          };
      case "rate" ->
          XlRate.bytesPerSecond(value).isPresent() ? "" : wrong + "where a rate is as in 10Mb/s";
      case "script" -> "";
      default -> isLeftOut(field.name()) ? "" : wrong + "which is no part of an interface";
    };
  }

  private static Optional<String> mac(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    if (!lower.isEmpty() && !MAC.matcher(lower).matches()) {
      return Optional.of("which is not six pairs of digits such as 00:16:3e:01:02:03");
    }
    boolean group = !lower.isEmpty() && Character.digit(lower.charAt(1), 16) % 2 == 1;
    return group
        ? Optional.of("which is a group address: its first pair must be even")
        : Optional.empty();
  }

  private static List<String> addresses(String value) {
    return Arrays.stream(value.split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }
}
