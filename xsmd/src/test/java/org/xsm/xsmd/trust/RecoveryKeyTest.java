package org.xsm.xsmd.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xsm.xsmd.trust.TestSite.CHANCE;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class RecoveryKeyTest {
  private static final RecoveryKey KEY = RecoveryKey.generate(CHANCE);

  @Test
  void isFourteenGroupsWithoutLettersThatLookAlike() {
    assertThat(KEY.text()).matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){13}");
  }

  @Test
  void isTheSameKeyHoweverItIsTyped() {
    String text = KEY.text();

    assertThat(RecoveryKey.parse(text).publicKey()).isEqualTo(KEY.publicKey());
    assertThat(RecoveryKey.parse(" " + text.toLowerCase(Locale.ROOT) + "\n").publicKey())
        .isEqualTo(KEY.publicKey());
    assertThat(RecoveryKey.parse(text.replace('-', ' ')).publicKey()).isEqualTo(KEY.publicKey());
    assertThat(RecoveryKey.parse(text.replace("-", "").replace('0', 'o').replace('1', 'l')))
        .hasToString(KEY.toString());
  }

  /** From RFC 8032, 7.1, test 2. */
  @Test
  void isTheKeyThatOthersMakeOfTheSameBytes() {
    byte[] seed =
        HexFormat.of().parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    byte[] bytes = Arrays.copyOf(seed, 35);
    System.arraycopy(Digests.checksum(3, "xsm recovery key 1", seed), 0, bytes, 32, 3);

    RecoveryKey key = RecoveryKey.parse(Base32.write(bytes, 4));

    assertThat(key.publicKey())
        .isEqualTo("MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=");
    assertThat(HexFormat.of().formatHex(key.sign(new byte[] {0x72})))
        .isEqualTo(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
  }

  @Test
  void saysWhetherLengthLetterOrChecksumIsWrong() {
    String text = KEY.text();
    char first = text.charAt(0);

    assertThatThrownBy(() -> RecoveryKey.parse(text.substring(1)))
        .hasMessage(
            "the recovery key has 56 letters and digits, these are 55; compare it group by group");
    assertThatThrownBy(() -> RecoveryKey.parse(text + "A")).hasMessageContaining("these are 57");
    assertThatThrownBy(() -> RecoveryKey.parse(text.substring(0, 6) + "u" + text.substring(7)))
        .hasMessage(
            "the recovery key has no \"u\", which is letter 6 here; it is made of digits and"
                + " letters without I, L, O and U");
    assertThatThrownBy(() -> RecoveryKey.parse((first == 'A' ? 'B' : 'A') + text.substring(1)))
        .hasMessage(
            "the recovery key is mistyped somewhere: its checksum is not right; compare it group"
                + " by group");
  }

  @Test
  void noticesEachLetterThatIsNotRightAndEachPairThatIsSwapped() {
    String text = KEY.text().replace("-", "");
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      for (char other : "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray()) {
        if (other != letter) {
          refused(text.substring(0, at) + other + text.substring(at + 1));
        }
      }
      if (at > 0 && text.charAt(at - 1) != letter) {
        refused(text.substring(0, at - 1) + letter + text.charAt(at - 1) + text.substring(at + 1));
      }
    }
  }

  @Property(tries = 1_000)
  void whateverIsTypedIsRefusedWithASentence(@ForAll String typed) {
    refused(typed);
  }

  @Test
  void showsNothingOfItself() {
    assertThat(KEY.toString()).isEqualTo("recovery key of " + KEY.publicKey());
    assertThat(KEY.sign("a".getBytes(UTF_8))).hasSize(64);
  }

  private static void refused(String typed) {
    assertThatThrownBy(() -> RecoveryKey.parse(typed))
        .isInstanceOf(TrustException.class)
        .message()
        .startsWith("the recovery key ");
  }
}
