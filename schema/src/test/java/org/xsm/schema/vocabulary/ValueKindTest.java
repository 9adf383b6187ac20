package org.xsm.schema.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ValueKindTest {
  static Stream<ValueKind> kinds() {
    return Stream.of(Vocabulary.site(), Vocabulary.legacy())
        .map(Vocabulary::values)
        .flatMap(Collection::stream);
  }

  private static ValueKind kind(String name) {
    return kinds().filter(kind -> kind.name().equals(name)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void takesItsSamples(ValueKind kind) {
    for (String sample : Samples.of(kind)) {
      assertThat(kind.objection(sample)).as(sample).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void bringsEveryValueToOneForm(ValueKind kind) {
    for (String sample : Samples.of(kind)) {
      String canonical = kind.canonical(sample);

      assertThat(kind.objection(canonical)).as(canonical).isEmpty();
      assertThat(kind.canonical(canonical)).isEqualTo(canonical);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void saysWhatToWrite(ValueKind kind) {
    assertThat(kind.is()).matches("(an? |text|what ).*");
    assertThat(kind.write()).isNotBlank().doesNotEndWith(".");
  }

  @ParameterizedTest
  @CsvSource({
    "Size, 96, 96MiB",
    "Size, 2048 MiB, 2GiB",
    "Size, 1.5GiB, 1536MiB",
    "Mac, AA:00:00:00:00:01, aa:00:00:00:00:01",
    "Macs, ' AA:00:00:00:00:01  aa:00:00:00:00:02', aa:00:00:00:00:01 aa:00:00:00:00:02",
    "Vcpus, +4, 4",
    "Vcpus, 007, 7",
    "IpAddress, FD00:0:0::5, fd00::5",
    "GuestIp, FD00:0::5/64, fd00::5/64",
    "Cidr, fd00:0::/64, fd00::/64",
    "Duration, 120 s, 2m",
    "Rate, 1000 Mbit/s, 1Gbit/s",
    "Share, 20.50 %, 20.5%",
    "CpuSet, '3,0-2,^1', '0,2-3'",
    "Endpoint, '[FD00:0::1]:80', '[fd00::1]:80'",
    "Uuid, 123E4567-E89B-12D3-A456-426614174000, 123e4567-e89b-12d3-a456-426614174000",
    "Size, lots, lots",
    "Name, ' web ', web"
  })
  void writesTheSameInOneWay(String kind, String text, String canonical) {
    assertThat(kind(kind).canonical(text)).isEqualTo(canonical);
  }

  @Test
  void writesTruthInWords() {
    ValueKind truth =
        Vocabulary.site()
            .root()
            .type()
            .child("hosts")
            .orElseThrow()
            .type()
            .child("host")
            .orElseThrow()
            .type()
            .attribute("witness")
            .orElseThrow()
            .value();

    assertThat(truth.canonical("1")).isEqualTo("true");
    assertThat(truth.canonical(" false ")).isEqualTo("false");
  }
}
