package org.xsm.xsmd.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.trust.HostKey;

final class OwnHandTest {
  private final HostKey key = HostKey.generate(new SecureRandom());
  private final OwnHand hand = new OwnHand(key);

  @Test
  void aSignatureIsGoodForItsMessageAndKeyAlone() {
    Bytes signature = hand.sign(bytes("one"));
    HostKey other = HostKey.generate(new SecureRandom());

    assertThat(hand.verify(key.publicKey(), bytes("one"), signature)).isTrue();
    assertThat(hand.verify(key.publicKey(), bytes("two"), signature)).isFalse();
    assertThat(hand.verify(other.publicKey(), bytes("one"), signature)).isFalse();
    assertThat(hand.verify(key.publicKey(), bytes("one"), bytes("no signature"))).isFalse();
  }

  @Test
  void aSignatureOfLongAgoIsReckoned() {
    Bytes first = hand.sign(bytes("one"));
    for (int i = 0; i < 100; i++) {
      hand.sign(bytes("later " + i));
    }

    assertThat(hand.verify(key.publicKey(), bytes("one"), first)).isTrue();
  }

  @Test
  void whatOthersSignedIsGood() {
    HostKey other = HostKey.generate(new SecureRandom());
    Bytes signature = Bytes.wrap(other.sign(bytes("one").array()));

    assertThat(hand.verify(other.publicKey(), bytes("one"), signature)).isTrue();
  }

  private static Bytes bytes(String text) {
    return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
