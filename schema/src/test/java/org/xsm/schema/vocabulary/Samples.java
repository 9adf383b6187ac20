package org.xsm.schema.vocabulary;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.xsm.schema.vocabulary.ValueKind.Choice;

/** Values of every kind, for documents that are right by construction. */
final class Samples {
  private static final String HASH = "0123456789abcdef".repeat(4);

  private static final Map<String, List<String>> VALUES =
      Map.ofEntries(
          Map.entry("", List.of("true", "false", "1", "0")),
          Map.entry("Text", List.of("", "a line", "  two\twords ", "größer als > & \"sonst\"")),
          Map.entry("Texts", List.of("", "main", "main  contrib")),
          Map.entry("Version", List.of("1.0")),
          Map.entry("Names", List.of("", "h1", " h1  h2 ")),
          Map.entry("GuestReference", List.of("vm1", "My_site/vm1")),
          Map.entry("GuestReferences", List.of("", "vm1 My_site/vm2")),
          Map.entry("HostAddress", List.of("192.168.5.101", "fd00::5", "h1.example")),
          Map.entry("IpAddress", List.of("0.0.0.0", "192.168.5.1", "::1", "FD00:0:0::5")),
          Map.entry("Addresses", List.of("", "192.168.5.1 fd00::1")),
          Map.entry("Cidr", List.of("10.0.0.0/8", "0.0.0.0/0", "fd00::/64")),
          Map.entry("NetworkRange", List.of("10.0.0.0/8", "192.168.5.7")),
          Map.entry("NetworkRanges", List.of("", "10.0.0.0/8 192.168.5.7")),
          Map.entry("AddressRange", List.of("10.0.0.100-10.0.0.200", "10.0.0.1-10.0.0.1")),
          Map.entry("GuestIp", List.of("dhcp", "none", "192.168.5.20/24", "fd00::5/64")),
          Map.entry("MachineIp", List.of("dhcp", "192.168.5.20/24", "192.168.5.20")),
          Map.entry("Mac", List.of("52:54:00:12:34:56", "AA:00:00:00:00:01")),
          Map.entry("Macs", List.of("52:54:00:12:34:56", "AA:00:00:00:00:01 aa:00:00:00:00:02")),
          Map.entry("Port", List.of("1", "65535")),
          Map.entry("Vlan", List.of("1", "4094")),
          Map.entry("Mtu", List.of("576", "9000")),
          Map.entry("Count", List.of("0", "+7", "2147483647")),
          Map.entry("PositiveCount", List.of("1", "007")),
          Map.entry("Vcpus", List.of("1", " 4 ", "4096")),
          Map.entry("CpuWeight", List.of("1", "10000")),
          Map.entry("Priority", List.of("-1000", "0", "1000")),
          Map.entry("Protocol", List.of("1")),
          Map.entry("Ratio", List.of("0", "1.5", "99999.999")),
          Map.entry("Share", List.of("20%", "12.5 %", "0.001%")),
          Map.entry("Size", List.of("96", "0", "1.5GiB", "512 MiB", "0.5MiB", "1KiB", "1024TiB")),
          Map.entry("Duration", List.of("300ms", "7d", "0s", "10 m")),
          Map.entry("Rate", List.of("100Mbit/s", "12.5 MiB/s", "1.5kbit/s", "1Gbit/s")),
          Map.entry("Label", List.of("rack=r1", "ssd")),
          Map.entry("Labels", List.of("", "rack=r1 ssd")),
          Map.entry("LabelName", List.of("rack")),
          Map.entry("LabelDemand", List.of("disk=ssd", "rack!=r1", "ssd", "!ssd")),
          Map.entry("LabelDemands", List.of("", "disk=ssd !slow")),
          Map.entry("Path", List.of("/", "/srv/images/web.qcow2", "/srv/with blank")),
          Map.entry("DiskSource", List.of("/dev/vg0/web", "rbd:pool/web")),
          Map.entry("PasswordHash", List.of("$scrypt$abc", "$argon2id$v=19$abc")),
          Map.entry("Fingerprint", List.of("sha256:" + HASH, "sha256:" + "AB".repeat(32))),
          Map.entry("Sha256", List.of(HASH)),
          Map.entry("SecretReference", List.of("secret:ipmi")),
          Map.entry("Uuid", List.of("123E4567-e89b-12d3-a456-426614174000")),
          Map.entry("TemplateId", List.of("sha256:" + HASH)),
          Map.entry("CpuSet", List.of("0", "0-3,8", "0-7,^2")),
          Map.entry("CpuModel", List.of("baseline", "Haswell-noTSX")),
          Map.entry("CpuBaseline", List.of("auto", "none")),
          Map.entry("Hypervisor", List.of("auto", "qemu:///system", "xen+tls://h1/system")),
          Map.entry("PartitionSize", List.of("rest", "50%", "100 %", "512MiB")),
          Map.entry("Owner", List.of("root@domain.com", "The owner")),
          Map.entry("Ip", List.of("DHCP", "dhcp", "192.168.5.20", "192.168.5.20/24")),
          Map.entry("Mem", List.of("96")));

  private Samples() {}

  /** Some values of a kind; for those that identify things, as many different ones as asked for. */
  static List<String> of(ValueKind kind) {
    if (!kind.choices().isEmpty()) {
      return kind.choices().stream().map(Choice::word).toList();
    }
    List<String> values = VALUES.get(kind.name());
    return values == null ? List.of(one(kind, 1), one(kind, 27)) : values;
  }

  static String any(ValueKind kind, SplittableRandom random) {
    List<String> values = of(kind);
    return values.get(random.nextInt(values.size()));
  }

  /** The value of a number, another for each number. */
  static String one(ValueKind kind, int number) {
    return switch (kind.name()) {
      case "Name", "ConfigName", "SetName", "GuestName" -> "n_" + number;
      case "HostName" -> "host-" + number + ".example";
      case "AdminName" -> "a" + number + "@domain.com";
      case "TemplateName" -> "debian/12/v" + number;
      case "Url" -> "template://debian/" + number;
      case "Location" -> number % 2 == 0 ? "/srv/" + number : "file:///srv/" + number;
      case "InterfaceName" -> "eth" + number;
      case "DiskTarget" -> "vd" + (char) ('a' + number / 26 % 26) + (char) ('a' + number % 26);
      case "Endpoint" -> "239.2.11.71:" + (1024 + number);
      default -> throw new AssertionError("no sample of " + kind);
    };
  }
}
