package org.xsm.schema.vocabulary;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.AddressRange;
import org.xsm.schema.Cidr;
import org.xsm.schema.CpuSet;
import org.xsm.schema.Endpoint;
import org.xsm.schema.GuestIp;
import org.xsm.schema.HostAddresses;
import org.xsm.schema.IpAddress;
import org.xsm.schema.Label;
import org.xsm.schema.LabelDemand;
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
          Map.entry("HostAddress", HostAddresses::canonical),
          Map.entry("Cidr", Meanings::network),
          Map.entry("NetworkRange", Meanings::networkRange),
          Map.entry("AddressRange", AddressRange::parse),
          Map.entry("GuestIp", GuestIp::parse),
          Map.entry("MachineIp", GuestIp::parse),
          Map.entry("Endpoint", Endpoint::parse),
          Map.entry("PartitionSize", Meanings::partitionSize),
          Map.entry("Label", Label::parse),
          Map.entry("LabelDemand", LabelDemand::parse),
          Map.entry("CpuSet", CpuSet::parse),
          Map.entry("Uuid", Meanings::lowerCase),
          Map.entry("Fingerprint", Meanings::lowerCase),
          Map.entry("Sha256", Meanings::lowerCase));

  /** Those whose parsers take nothing that their patterns do not; these need not be asked, too. */
  private static final Set<String> STRICT =
      Set.of("Size", "Duration", "Rate", "Mac", "Label", "LabelDemand");

  private Meanings() {}

  static boolean judgesForm(String kind) {
    return STRICT.contains(kind);
  }

  /** Whether two texts of a kind can mean the same. */
  static boolean isOneOfManyForms(String kind, String base) {
    return base.equals("boolean") || base.equals("int") || PARSERS.containsKey(kind);
  }

  /** Why a text cannot mean anything of its kind; empty also where only the form is judged. */
  static Optional<String> objection(String kind, String value) {
    Function<String, Object> parser = PARSERS.get(kind);
    if (parser == null) {
      return Optional.empty();
    }
    try {
      Object _ = parser.apply(value);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  /** The one form of all texts that mean the same. */
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

  static @Nullable Boolean truth(String value) {
    return switch (value) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> null;
    };
  }

  private static Object networkRange(String value) {
    return value.indexOf('/') < 0 ? IpAddress.parse(value) : network(value);
  }

  /** A network by its first address: bits beyond the prefix may be a slip of either. */
  private static Object network(String value) {
    Cidr cidr = Cidr.parse(value);
    Cidr network = cidr.network();
    if (!network.equals(cidr)) {
      throw new IllegalArgumentException(
          "is one address in a network; write the network: " + network);
    }
    return network;
  }

  private static Object partitionSize(String value) {
    if (value.equals("rest")) {
      return value;
    }
    return value.endsWith("%") ? Share.parse(value) : Size.parse(value);
  }

  private static Object lowerCase(String value) {
    return value.toLowerCase(Locale.ROOT);
  }
}
