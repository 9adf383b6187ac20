package org.xsm.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What all small values have in common: they are read strictly and written in one form. */
final class ValuesTest {
  private static final Map<String, Function<String, Object>> PARSERS =
      Map.ofEntries(
          Map.entry("AddressRange", AddressRange::parse),
          Map.entry("Cidr", Cidr::parse),
          Map.entry("CpuSet", CpuSet::parse),
          Map.entry("Endpoint", Endpoint::parse),
          Map.entry("GuestIp", GuestIp::parse),
          Map.entry("HostAddress", HostAddresses::canonical),
          Map.entry("IpAddress", IpAddress::parse),
          Map.entry("Label", Label::parse),
          Map.entry("LabelDemand", LabelDemand::parse),
          Map.entry("MacAddress", MacAddress::parse),
          Map.entry("Rate", Rate::parse),
          Map.entry("Ratio", Ratio::parse),
          Map.entry("Share", Share::parse),
          Map.entry("Size", Size::parse),
          Map.entry("Span", Span::parse));

  private static Function<String, Object> parser(String kind) {
    return Objects.requireNonNull(PARSERS.get(kind));
  }

  @ParameterizedTest
  @CsvSource({
    "AddressRange, 10.0.0.100-10.0.0.200, 10.0.0.100-10.0.0.200",
    "Cidr, 10.0.0.0/8, 10.0.0.0/8",
    "Cidr, FD00:0:0::/64, fd00::/64",
    "CpuSet, '0-3,8', '0-3,8'",
    "CpuSet, '8,0-7,^2-6', '0-1,7-8'",
    "Endpoint, 239.2.11.71:8649, 239.2.11.71:8649",
    "Endpoint, 'Gmond.Example:8649', 'gmond.example:8649'",
    "Endpoint, '[FD00::0:1]:8649', '[fd00::1]:8649'",
    "GuestIp, dhcp, dhcp",
    "GuestIp, none, none",
    "GuestIp, 192.168.5.20/24, 192.168.5.20/24",
    "GuestIp, 192.168.5.20, 192.168.5.20",
    "HostAddress, H1.Example, h1.example",
    "HostAddress, FD00::0:1, fd00::1",
    "IpAddress, 192.168.5.1, 192.168.5.1",
    "IpAddress, ::, ::",
    "IpAddress, ::1, ::1",
    "IpAddress, 1::, 1::",
    "IpAddress, 1:0:0:2:0:0:0:3, 1:0:0:2::3",
    "IpAddress, 1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
    "IpAddress, 2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "Label, rack=r1, rack=r1",
    "Label, ssd, ssd",
    "LabelDemand, rack!=r1, rack!=r1",
    "LabelDemand, !ssd, !ssd",
    "MacAddress, AA:00:00:00:00:01, aa:00:00:00:00:01",
    "Rate, 100Mbit/s, 100Mbit/s",
    "Rate, 1000 Mbit/s, 1Gbit/s",
    "Rate, 12.5MiB/s, 12800KiB/s",
    "Rate, 0.1KiB/s, 0.819kbit/s",
    "Rate, 0kbit/s, 0kbit/s",
    "Ratio, 1.500, 1.5",
    "Ratio, 08, 8",
    "Share, 20 %, 20%",
    "Share, 12.50%, 12.5%",
    "Span, 120s, 2m",
    "Span, 90m, 90m",
    "Span, 0d, 0s",
    "Span, 1500ms, 1500ms"
  })
  void areWrittenInOneForm(String kind, String written, String canonical) {
    Function<String, Object> parser = parser(kind);

    assertThat(parser.apply(written)).hasToString(canonical);
    assertThat(parser.apply(canonical)).isEqualTo(parser.apply(written));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AddressRange | 10.0.0.9-10.0.0.1   | runs backwards; write the lower address first",
        "AddressRange | 10.0.0.9            | is not a range of addresses; write two IPv4",
        "AddressRange | fd00::1-fd00::2     | is not a range of addresses; write two IPv4",
        "Cidr         | 10.0.0.0            | is not a network; write an address and a prefix",
        "Cidr         | 10.0.0.0/33         | has a prefix longer than its address",
        "Cidr         | 10.0.0/8            | is not an IP address",
        "CpuSet       | 8-3                 | has a range that runs backwards; write 3-8",
        "CpuSet       | 0,,1                | is not a set of processors",
        "CpuSet       | 0,^0                | leaves no processor",
        "Endpoint     | h1                  | is not an address and a port",
        "Endpoint     | h1:0                | has a port that no packet can",
        "Endpoint     | h1:65536            | has a port that no packet can",
        "GuestIp      | auto                | is not an IP address",
        "HostAddress  | h1:22               | has a port in it; write the address alone: h1",
        "HostAddress  | 192.168.5           | is not an IP address",
        "HostAddress  | web_1               | is not an address of a host",
        "IpAddress    | 1.2.3               | is not an IP address; write four numbers",
        "IpAddress    | 010.1.1.1           | is not an IP address; write four numbers",
        "IpAddress    | localhost           | is not an IP address; write four numbers",
        "IpAddress    | fe80::1%lo          | is not an IPv6 address; write groups",
        "IpAddress    | [::1]               | is not an IPv6 address; write groups",
        "IpAddress    | 1:2                 | is not an IPv6 address; write groups",
        "Label        | a=b=c               | is not a label; write NAME=VALUE or NAME",
        "Label        | =b                  | is not a label; write NAME=VALUE or NAME",
        "LabelDemand  | !a=b                | is not a demand on labels",
        "MacAddress   | 01:00:5e:00:00:01   | is a multicast address",
        "MacAddress   | FF:ff:FF:ff:FF:ff   | is the broadcast address",
        "MacAddress   | 00:00:00:00:00:00   | is no address of a card",
        "MacAddress   | 52:54:00            | is not a MAC address; write six pairs",
        "Rate         | 100Mbit             | is not a rate; write a number and Mbit/s",
        "Rate         | 1001Gbit/s          | is more than any network carries",
        "Rate         | 999999999GiB/s      | is more than any network carries",
        "Ratio        | 1e3                 | is not a ratio; write a number",
        "Ratio        | -1                  | is not a ratio; write a number",
        "Ratio        | 1.                  | is not a ratio; write a number",
        "Ratio        | 1.2345              | is not a ratio; write a number",
        "Share        | 20                  | is not a share; write a number and a percent",
        "Share        | %                   | is not a share; write a number and a percent",
        "Span         | 60                  | is not a duration; write a number and ms",
        "Span         | 1.5h                | is not a duration; write a number and ms"
      })
  void sayWhatIsWrong(String kind, String written, String reason) {
    assertThatThrownBy(() -> parser(kind).apply(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(reason);
  }

  @Property
  void noTextBringsThemDown(@ForAll String text) {
    for (Function<String, Object> parser : PARSERS.values()) {
      try {
        Object value = parser.apply(text);

        assertThat(parser.apply(value.toString())).isEqualTo(value);
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage()).matches("(?s)(is|has|comes|runs|leaves) .*; .+");
      }
    }
  }

  @Property
  void ratesSpansSharesAndRatiosAreReadAsTheyAreWritten(
      @ForAll @LongRange(max = 1_000_000_000_000L) long amount) {
    assertThat(Rate.parse(new Rate(amount).toString())).isEqualTo(new Rate(amount));
    assertThat(Share.parse(new Share(amount / 1000).toString()))
        .isEqualTo(new Share(amount / 1000));
    assertThat(Ratio.parse(new Ratio(amount / 1000).toString()))
        .isEqualTo(new Ratio(amount / 1000));
    assertThat(Span.parse(new Span(amount / 10_000).toString()))
        .isEqualTo(new Span(amount / 10_000));
  }

  @Test
  void aDemandHoldsForTheLabelsOfAHost() {
    List<Label> labels = List.of(Label.parse("rack=r1"), Label.parse("ssd"));

    assertThat(List.of("rack=r1", "rack", "ssd", "rack!=r2", "!gpu"))
        .allMatch(demand -> LabelDemand.parse(demand).holdsFor(labels));
    assertThat(List.of("rack=r2", "gpu", "rack!=r1", "!ssd", "gpu=a"))
        .noneMatch(demand -> LabelDemand.parse(demand).holdsFor(labels));
  }

  @Test
  void aNetworkKnowsItsAddresses() {
    Cidr network = Cidr.parse("192.168.5.0/24");

    assertThat(network.contains(IpAddress.parse("192.168.5.255"))).isTrue();
    assertThat(network.contains(IpAddress.parse("192.168.6.0"))).isFalse();
    assertThat(network.contains(IpAddress.parse("fd00::1"))).isFalse();
    assertThat(Cidr.parse("fd00::5/64").network()).hasToString("fd00::/64");
  }

  @Test
  void aRangeKnowsItsAddresses() {
    AddressRange range = AddressRange.parse("10.0.0.100-10.0.0.200");

    assertThat(range.contains(IpAddress.parse("10.0.0.100"))).isTrue();
    assertThat(range.contains(IpAddress.parse("10.0.0.201"))).isFalse();
    assertThat(range.contains(IpAddress.parse("fd00::1"))).isFalse();
  }

  @Test
  void addressesAreOrderedByNumber() {
    assertThat(IpAddress.parse("9.0.0.0")).isLessThan(IpAddress.parse("10.0.0.0"));
    assertThat(IpAddress.parse("127.0.0.1")).isLessThan(IpAddress.parse("200.0.0.1"));
    assertThat(IpAddress.parse("255.255.255.255")).isLessThan(IpAddress.parse("::"));
  }

  @Test
  void sharesAndRatiosAreTakenOfAmounts() {
    assertThat(Share.parse("20%").of(10)).isEqualTo(2);
    assertThat(Share.parse("12.5%").of(20)).isEqualTo(2);
    assertThat(Ratio.parse("1.5").of(3)).isEqualTo(4);
    assertThat(Rate.parse("8kbit/s").bytesPerSecond()).isEqualTo(1000);
  }
}
