package org.xsm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> KNOWN = List.of("host", "hosts", "network", "apache_svr");

  @Test
  void findsALetterChangedLeftOutAddedOrSwapped() {
    assertThat(Nearest.to("hoste", List.of("hosts"))).contains("hosts");
    assertThat(Nearest.to("netwrk", KNOWN)).contains("network");
    assertThat(Nearest.to("networks", KNOWN)).contains("network");
    assertThat(Nearest.to("netwrok", KNOWN)).contains("network");
  }

  @Test
  void looksPastCaseDashesAndUnderscores() {
    assertThat(Nearest.to("Apache-SVR", KNOWN)).contains("apache_svr");
  }

  @Test
  void prefersTheNearest() {
    assertThat(Nearest.to("hots", KNOWN)).contains("host");
  }

  @Test
  void doesNotGuessByChance() {
    assertThat(Nearest.to("postgres", KNOWN)).isEmpty();
    assertThat(Nearest.to("x", List.of())).isEmpty();
  }

  @Test
  void isBoundedForNamesWithoutBound() {
    String endless = "x".repeat(1_000_000);
    List<String> many = IntStream.range(0, 1_000).mapToObj(i -> endless).toList();

    assertThat(Nearest.to("y".repeat(1_000_000), many)).isEmpty();
  }
}
