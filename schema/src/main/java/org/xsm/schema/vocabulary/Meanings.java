package org.xsm.schema.vocabulary;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.AddressRange;
import org.xsm.schema.Cidr;
import org.xsm.schema.GuestIp;
import org.xsm.schema.IpAddress;
import org.xsm.schema.MacAddress;
import org.xsm.schema.Rate;
import org.xsm.schema.Ratio;
import org.xsm.schema.Share;
import org.xsm.schema.Size;
import org.xsm.schema.Span;

/**
 * What texts of some kinds mean, beyond their form: a decision. Kinds are known here by the names
 * that the schema gives them; their values judge more closely than a pattern can.
 */
final class Meanings {
  private static final Map<String, Function<String, Object>> PARSERS =
      Map.ofEntries(
          Map.entry("Size", Size::parse),
          Map.entry("Duration", Span::parse),
          Map.entry("Rate", Rate::parse),
          Map.entry("Share", Share::parse),
          Map.entry("Ratio", Ratio::parse),
          Map.entry("Mac", MacAddress::parse),
          Map.entry("IpAddress", IpAddress::parse),
          Map.entry("Cidr", Cidr::parse),
          Map.entry("NetworkRange", Meanings::networkRange),
          Map.entry("AddressRange", AddressRange::parse),
          Map.entry("GuestIp", GuestIp::parse),
          Map.entry("MachineIp", GuestIp::parse),
          Map.entry("Endpoint", Meanings::endpoint),
          Map.entry("PartitionSize", Meanings::partitionSize),
          Map.entry("Uuid", UUID::fromString));

  private Meanings() {}

  /** Why a text cannot mean anything of its kind; empty also where only the form is judged. */
  static Optional<String> objection(String kind, String base, String value) {
    if (base.equals("boolean")) {
      return truth(value) == null
          ? Optional.of("is neither true nor false; write true or false")
          : Optional.empty();
    }
    if (base.equals("int") && !kind.isEmpty()) {
      return Optional.empty();
    }
    Function<String, Object> parser = PARSERS.get(kind);
    if (parser == null) {
      return Optional.empty();
    }
    try {
      Object _ = parser.apply(value);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.ofNullable(e.getMessage()).filter(Meanings::isSentence);
    }
  }

  static String canonical(String kind, String base, String value) {
    if (base.equals("boolean")) {
      return String.valueOf(truth(value));
    }
    if (base.equals("int")) {
      return Integer.toString(Integer.parseInt(value));
    }
    Function<String, Object> parser = PARSERS.get(kind);
    return parser == null ? value : String.valueOf(parser.apply(value));
  }

  /** Ours begin so; those of the platform are for programmers, and the form is judged instead. */
  private static boolean isSentence(String message) {
    return message.startsWith("is ")
        || message.startsWith("has ")
        || message.startsWith("comes ")
        || message.startsWith("runs ");
  }

  private static @Nullable Boolean truth(String value) {
    return switch (value) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> null;
    };
  }

  private static Object networkRange(String value) {
    return value.indexOf('/') < 0 ? IpAddress.parse(value) : Cidr.parse(value);
  }

  private static Object endpoint(String value) {
    int colon = value.lastIndexOf(':');
    try {
      int port = Integer.parseInt(value.substring(colon + 1));
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException(
            "has a port that does not exist; write one from 1 to 65535");
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "is not an address and a port; write ADDRESS:PORT, as in 239.2.11.71:8649", e);
    }
    return value.toLowerCase(Locale.ROOT);
  }

  private static Object partitionSize(String value) {
    if (value.equals("rest")) {
      return value;
    }
    return value.endsWith("%") ? Share.parse(value) : Size.parse(value);
  }
}
