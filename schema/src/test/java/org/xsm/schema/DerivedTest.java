package org.xsm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is derived must never change: guests in the field have it. */
final class DerivedTest {
  private static final UUID SITE = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

  @ParameterizedTest
  @CsvSource({
    "www.example.com, 2ed6657d-e927-568b-95e1-2665a8aea6a2",
    "My_site/vm1, ff481758-510b-5712-92cc-3ec1cdb730f0",
    "a/ä, 387e2eaa-6356-536e-88f5-f2c0ad2d5308"
  })
  void theUuidIsThatOfRfc9562(String guest, UUID uuid) {
    assertThat(Derived.uuid(SITE, guest)).isEqualTo(uuid);
  }

  @ParameterizedTest
  @CsvSource({
    "My_site/vm1, 0, 22:94:42:c9:68:f2",
    "My_site/vm1, 1, fe:29:31:f4:26:63",
    "a/ä, 0, 82:a0:fa:f3:0c:09",
    "a/ä, 1, 82:9c:0e:af:72:df"
  })
  void theMacIsThatOfEveryRelease(String guest, int card, String mac) {
    assertThat(Derived.mac(SITE, guest, card)).hasToString(mac);
  }

  @Test
  void aHundredThousandGuestsHaveAddressesOfTheirOwn() {
    var macs = new HashSet<String>();
    var uuids = new HashSet<UUID>();
    for (int guest = 0; guest < 100_000; guest++) {
      MacAddress mac = Derived.mac(SITE, "set/vm" + guest, 0);
      macs.add(mac.toString());
      uuids.add(Derived.uuid(SITE, "set/vm" + guest));

      assertThat(MacAddress.parse(mac.toString())).isEqualTo(mac);
      assertThat(Integer.parseInt(mac.toString().substring(0, 2), 16) & 3).isEqualTo(2);
    }

    assertThat(macs).hasSize(100_000);
    assertThat(uuids).hasSize(100_000);
  }

  @Test
  void anotherSiteHasOtherGuests() {
    UUID other = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    assertThat(Derived.uuid(other, "a/b")).isNotEqualTo(Derived.uuid(SITE, "a/b"));
    assertThat(Derived.mac(other, "a/b", 0)).isNotEqualTo(Derived.mac(SITE, "a/b", 0));
  }
}
