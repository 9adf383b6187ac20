package org.xsm.xsmd.replica.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SightingTextTest {
  private static final Sighting H1 =
      new Sighting(
          UUID.fromString("7f6c2a34-0000-4000-8000-000000000001"), "h1", "10.0.0.1", 7780, 1);

  @Test
  void whatIsWrittenIsRead() {
    Map<String, String> text = SightingText.write(H1);

    assertThat(SightingText.read(text::get, "10.0.0.1")).contains(H1);
  }

  @ParameterizedTest
  @CsvSource({
    "site, not-a-site",
    "site, 7F6C2A34-0000-4000-8000-000000000001",
    "host, ''",
    "host, 'h1 rm -rf'",
    "host, ../../etc",
    "port, 0",
    "port, 65534",
    "port, -1",
    "port, 99999999999999999999",
    "port, 78x0",
    "wire, 0",
    "wire, 256",
  })
  void whatNoHostWritesIsIgnored(String key, String value) {
    var text = new HashMap<>(SightingText.write(H1));

    text.put(key, value);

    assertThat(SightingText.read(text::get, "10.0.0.1")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"site", "host", "port", "wire"})
  void whatIsNotWholeIsIgnored(String key) {
    var text = new HashMap<>(SightingText.write(H1));

    text.remove(key);

    assertThat(SightingText.read(text::get, "10.0.0.1")).isEmpty();
  }

  @Property
  void noTextIsTooOdd(@ForAll String site, @ForAll String host, @ForAll String number) {
    Map<String, String> text = Map.of("site", site, "host", host, "port", number, "wire", number);

    assertThat(SightingText.read(text::get, "10.0.0.1")).isEmpty();
  }
}
