package org.xsm.xsmd.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.xsm.xsmd.trust.TestSite.CHANCE;

import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class SignaturesTest {
  private static final byte[] MESSAGE = "entry 1.12".getBytes(UTF_8);
  private static final HostKey HOST = HostKey.generate(CHANCE);
  private static final RecoveryKey RECOVERY = RecoveryKey.generate(CHANCE);

  @Test
  void holdForKeysOfHostsAndForRecoveryKeys() {
    assertThat(Signatures.verify(HOST.publicKey(), MESSAGE, HOST.sign(MESSAGE))).isTrue();
    assertThat(Signatures.verify(RECOVERY.publicKey(), MESSAGE, RECOVERY.sign(MESSAGE))).isTrue();
  }

  @Test
  void doNotHoldForOtherKeysOrMessages() {
    HostKey other = HostKey.generate(CHANCE);

    assertThat(Signatures.verify(other.publicKey(), MESSAGE, HOST.sign(MESSAGE))).isFalse();
    assertThat(Signatures.verify(RECOVERY.publicKey(), MESSAGE, HOST.sign(MESSAGE))).isFalse();
    assertThat(Signatures.verify(HOST.publicKey(), MESSAGE, RECOVERY.sign(MESSAGE))).isFalse();
    assertThat(Signatures.verify(HOST.publicKey(), new byte[0], HOST.sign(MESSAGE))).isFalse();
  }

  @Property(tries = 300)
  void doNotHoldWithAnyBitTurned(@ForAll int bit, @ForAll boolean host) {
    byte[] signature = host ? HOST.sign(MESSAGE) : RECOVERY.sign(MESSAGE);
    int place = Math.floorMod(bit, signature.length * 8);

    signature[place / 8] ^= (byte) (1 << place % 8);

    String key = host ? HOST.publicKey() : RECOVERY.publicKey();
    assertThat(Signatures.verify(key, MESSAGE, signature)).isFalse();
  }

  @Property(tries = 500)
  void areANoForWhateverComes(@ForAll String key, @ForAll byte[] bytes, @ForAll byte[] signature) {
    assertThat(Signatures.verify(key, bytes, signature)).isFalse();
    assertThat(Signatures.verify(Base64.getEncoder().encodeToString(bytes), bytes, signature))
        .isFalse();
    assertThat(Signatures.verify(HOST.publicKey(), bytes, signature)).isFalse();
    assertThat(Signatures.verify(RECOVERY.publicKey(), bytes, signature)).isFalse();
  }

  @Property(tries = 300)
  void areANoForSpoiltKeys(@ForAll int place, @ForAll byte put, @ForAll boolean host) {
    byte[] key = Base64.getDecoder().decode(host ? HOST.publicKey() : RECOVERY.publicKey());
    int at = Math.floorMod(place, key.length);
    boolean spoilt = key[at] != put;
    key[at] = put;

    boolean holds =
        Signatures.verify(
            Base64.getEncoder().encodeToString(key),
            MESSAGE,
            host ? HOST.sign(MESSAGE) : RECOVERY.sign(MESSAGE));

    assertThat(holds).isNotEqualTo(spoilt);
  }

  @Test
  void rememberNoMoreKeysThanTheyMay() {
    for (int i = 0; i < 300; i++) {
      RecoveryKey key = RecoveryKey.generate(CHANCE);

      assertThat(Signatures.verify(key.publicKey(), MESSAGE, key.sign(MESSAGE))).isTrue();
    }

    assertThat(Signatures.keysInMemory()).isEqualTo(256);
  }
}
