package org.xsm.xsmd.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xsm.xsmd.trust.TestSite.CHANCE;

import java.util.HexFormat;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class JoinTokenTest {
  private static final Fingerprint AUTHORITY = new Fingerprint("0123456789abcdef".repeat(4));
  private static final JoinToken TOKEN = JoinToken.create(UUID.randomUUID(), AUTHORITY, CHANCE);

  @Test
  void isTheSameAfterItWasCarriedOver() {
    String text = TOKEN.text();

    assertThat(text).matches("xsm1\\.[A-Za-z0-9_-]{112}");
    assertThat(JoinToken.parse(text)).isEqualTo(TOKEN);
    assertThat(JoinToken.parse(" " + text.substring(0, 80) + "\n  " + text.substring(80) + "\n"))
        .isEqualTo(TOKEN);
  }

  @Test
  void isKnownByTheHashOfItsSecretOnly() {
    byte[] digest = Digests.sha256().digest(TOKEN.secret().getBytes(US_ASCII));

    assertThat(TOKEN.secretHash()).isEqualTo(HexFormat.of().formatHex(digest));
    assertThat(JoinToken.matches(TOKEN.secretHash(), TOKEN.secret())).isTrue();
    assertThat(JoinToken.matches(TOKEN.secretHash(), TOKEN.secret() + "A")).isFalse();
    assertThat(JoinToken.matches(TOKEN.secretHash(), "")).isFalse();
    assertThat(JoinToken.matches(TOKEN.secretHash(), "A".repeat(1_000_000))).isFalse();
    assertThat(JoinToken.matches("", TOKEN.secret())).isFalse();
    assertThat(TOKEN.toString()).contains(TOKEN.id()).doesNotContain(TOKEN.secret());
  }

  @Test
  void isAnotherEachTime() {
    JoinToken other = JoinToken.create(TOKEN.site(), AUTHORITY, CHANCE);

    assertThat(other.id()).isNotEqualTo(TOKEN.id()).hasSize(16);
    assertThat(other.secret()).isNotEqualTo(TOKEN.secret()).hasSize(32);
  }

  @Test
  void isNotMadeOfPartsThatHaveNoText() {
    assertThatThrownBy(() -> new JoinToken(TOKEN.site(), AUTHORITY, "1", TOKEN.secret()))
        .isInstanceOf(TrustException.class);
    assertThatThrownBy(() -> new JoinToken(TOKEN.site(), AUTHORITY, TOKEN.id(), "?"))
        .isInstanceOf(TrustException.class);
  }

  @Test
  void saysWhatIsWrongWithIt() {
    String text = TOKEN.text();

    assertThatThrownBy(() -> JoinToken.parse(text.substring(1)))
        .hasMessage("a join token begins with xsm1.; copy it whole, as xsm token printed it");
    assertThatThrownBy(() -> JoinToken.parse(text.substring(0, 100)))
        .hasMessage(
            "a join token has 112 characters after xsm1., this one has 95; copy it whole, as xsm"
                + " token printed it");
    assertThatThrownBy(() -> JoinToken.parse(text.substring(0, 116) + "+"))
        .hasMessageStartingWith("a join token is made of letters, digits, - and _ only")
        .hasNoCause();
  }

  @Test
  void noticesEachCharacterThatIsNotRight() {
    String text = TOKEN.text();
    for (int at = 0; at < text.length(); at++) {
      char other = text.charAt(at) == 'A' ? 'B' : 'A';

      refused(text.substring(0, at) + other + text.substring(at + 1));
    }
  }

  @Property(tries = 1_000)
  void whateverComesIsRefusedWithASentence(@ForAll String text) {
    refused(text);
    refused("xsm1." + text);
  }

  private static void refused(String text) {
    assertThatThrownBy(() -> JoinToken.parse(text))
        .isInstanceOf(TrustException.class)
        .message()
        .contains("copy it whole, as xsm token printed it")
        .doesNotContain(TOKEN.secret());
  }
}
