package org.xsm.xsmd.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xsm.xsmd.trust.TestSite.CHANCE;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordsTest {
  private static final String SALT_AND_HASH =
      "$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E";

  @Test
  void matchTheirHashAndNothingElse() {
    String hash = Passwords.hash("Gürteltier 7", CHANCE);

    assertThat(hash)
        .matches("\\$argon2id\\$v=19\\$m=65536,t=3,p=4\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    assertThat(Passwords.matches(hash, "Gürteltier 7")).isTrue();
    assertThat(Passwords.matches(hash, "Gürteltier 8")).isFalse();
    assertThat(Passwords.matches(hash, "")).isFalse();
    assertThat(Passwords.matches(hash, "x".repeat(1_000_000))).isFalse();
  }

  /** Made by passlib, and by the authors of Argon2, of the word "password". */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$scrypt$ln=16,r=8,p=1" + SALT_AND_HASH,
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
        "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ=$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc=",
        "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA",
        "$argon2i$m=65536,t=2,p=1$c29tZXNhbHQ$9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ"
      })
  void matchHashesThatOtherToolsMade(String hash) {
    assertThat(Passwords.matches(hash, "password")).isTrue();
    assertThat(Passwords.matches(hash, "Password")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          $argon2id$v=19$m=262145,t=1,p=1    | it takes more than 256 MiB
          $argon2id$v=19$m=999999999,t=1,p=1 | it takes more than 256 MiB
          $argon2id$v=19$m=262144,t=9,p=1    | it takes too long
          $argon2id$v=19$m=8,t=999999999,p=1 | it takes too long
          $argon2id$v=19$m=65536,t=1,p=65    | its p is above 64
          $argon2id$v=19$m=8,t=1,p=2         | too little memory
          $argon2id$v=18$m=65536,t=1,p=1     | v=18 is neither 16 nor 19
          $argon2id$v=19$m=65536,t=1         | it has no p=
          $argon2id$v=19$m=65536,t=1,p=0     | p=0 is not a number above 0
          $argon2id$v=19$m=65536,t=1,t=2,p=1 | "t=2" is not one of m=, t=, p=
          $argon2id$v=19$m=65536,t=1,p=1,k=1 | "k=1" is not one of m=, t=, p=
          $argon2id$v=19$m=-8,t=1,p=1        | m=-8 is not a number above 0
          $argon2d$v=19$m=65536,t=1,p=1      | begins with neither
          $scrypt$ln=19,r=8,p=1              | it takes more than 256 MiB
          $scrypt$ln=31,r=8,p=1              | its ln is above 30
          $scrypt$ln=16,r=1,p=1              | its ln is too high for its r
          $scrypt$ln=16,r=8,p=17             | it takes too long
          $scrypt$ln=2,r=999999999,p=1       | it takes more than 256 MiB
          $scrypt$ln=2,r=8,p=999999999       | its p is above 64
          $scrypt$16,8,1                     | "16" is not one of ln=, r=, p=
          """)
  void refusesWhatAHashMayNotAskFor(String cost, String why) {
    assertThatThrownBy(() -> Passwords.matches(cost + SALT_AND_HASH, "password"))
        .isInstanceOf(TrustException.class)
        .hasMessageContaining(why)
        .message()
        .doesNotContain("nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          $scrypt$ln=4,r=8,p=1$AAAA$nFNh2CVHVjNldFVKDHDlm4CbdR | its salt has 3 bytes; 8 to 64 count
          $scrypt$ln=4,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$AAAA     | its hash has 3 bytes; 16 to 64 count
          $scrypt$ln=4,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$?        | its hash is not Base64
          $scrypt$ln=4 | it is not made of ln=, r=, p=, a salt and a hash
          password     | begins with neither
          """)
  void saysWhatIsWrongWithAHash(String hash, String why) {
    assertThatThrownBy(() -> Passwords.matches(hash, "password"))
        .isInstanceOf(TrustException.class)
        .hasMessageContaining(why);
  }

  @Test
  void acceptsWhatTheBoundsAllow() {
    assertThat(PasswordHash.parse("$argon2id$v=19$m=262144,t=8,p=64" + SALT_AND_HASH)).isNotNull();
    assertThat(PasswordHash.parse("$scrypt$ln=17,r=8,p=4" + SALT_AND_HASH)).isNotNull();
  }

  @Test
  void refusesToHashNothingOrTooMuch() {
    assertThatThrownBy(() -> Passwords.hash("", CHANCE))
        .hasMessage("a password of 0 bytes does not count; take 1 to 1024");
    assertThatThrownBy(() -> Passwords.hash("x".repeat(1025), CHANCE))
        .hasMessageContaining("1025 bytes");
  }

  @Test
  void takeNoLessForNobodyThanForSomebody() {
    String hash = Passwords.hash("secret", CHANCE);

    Duration somebody = best(() -> assertThat(Passwords.matches(hash, "wrong")).isFalse());
    Duration nobody = best(() -> Passwords.matchNobody("wrong"));

    assertThat(nobody).isGreaterThan(somebody.dividedBy(4));
  }

  @Property(tries = 500)
  void whateverStandsInAFileIsRefusedWithASentence(@ForAll String hash, @ForAll String rest) {
    refused(hash);
    refused("$argon2id$" + rest);
    refused("$argon2id$v=19$m=" + rest);
    refused("$scrypt$" + rest);
  }

  private static void refused(String hash) {
    assertThatThrownBy(() -> Passwords.matches(hash, "password"))
        .isInstanceOf(TrustException.class)
        .message()
        .startsWith("not a hash of a password that counts: ");
  }

  private static Duration best(Runnable work) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long began = System.nanoTime();
      work.run();
      best = Math.min(best, System.nanoTime() - began);
    }
    return Duration.ofNanos(best);
  }
}
