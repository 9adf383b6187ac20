package org.xsm.xsmd.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xsm.xsmd.trust.TestSite.CHANCE;

import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class JoinProofTest {
  private static final UUID SITE = UUID.randomUUID();
  private static final HostKey KEY = HostKey.generate(CHANCE);
  private static final String PUBLIC = KEY.publicKey();
  private static final JoinProof REQUEST = request("t1", "s1");

  @Test
  void isOfTheOwnerOfTheKey() {
    String other = HostKey.generate(CHANCE).publicKey();

    assertThat(REQUEST.isProvedBy(REQUEST.signedBy(KEY))).isTrue();
    assertThat(REQUEST.isProvedBy(REQUEST.signedBy(HostKey.generate(CHANCE)))).isFalse();
    assertThat(
            new JoinProof(SITE, "t1", "s1", "h2", "10.0.0.2", 7780, other, 1, "0.1.0", false)
                .isProvedBy(REQUEST.signedBy(KEY)))
        .isFalse();
  }

  @Test
  void isOfTheWholeRequest() {
    String proof = REQUEST.signedBy(KEY);
    List<JoinProof> others =
        List.of(
            new JoinProof(
                UUID.randomUUID(), "t1", "s1", "h2", "10.0.0.2", 7780, PUBLIC, 1, "0.1.0", false),
            request("t2", "s1"),
            request("t1", "s2"),
            request("t1s", "1"),
            new JoinProof(SITE, "t1", "s1", "h3", "10.0.0.2", 7780, PUBLIC, 1, "0.1.0", false),
            new JoinProof(SITE, "t1", "s1", "h2", "10.0.0.3", 7780, PUBLIC, 1, "0.1.0", false),
            new JoinProof(SITE, "t1", "s1", "h2", "10.0.0.2", 7781, PUBLIC, 1, "0.1.0", false),
            new JoinProof(SITE, "t1", "s1", "h2", "10.0.0.2", 7780, PUBLIC, 2, "0.1.0", false),
            new JoinProof(SITE, "t1", "s1", "h2", "10.0.0.2", 7780, PUBLIC, 1, "0.1.1", false),
            new JoinProof(SITE, "t1", "s1", "h2", "10.0.0.2", 7780, PUBLIC, 1, "0.1.0", true));

    assertThat(others).noneMatch(other -> other.isProvedBy(proof));
  }

  @Property(tries = 300)
  void isNotWhateverComes(@ForAll String proof, @ForAll String key) {
    var request = new JoinProof(SITE, "t1", "s1", "h2", "10.0.0.2", 7780, key, 1, "0.1.0", false);

    assertThat(REQUEST.isProvedBy(proof)).isFalse();
    assertThat(request.isProvedBy(REQUEST.signedBy(KEY))).isFalse();
  }

  @Test
  void showsNoSecret() {
    assertThat(request("t1", "hidden").toString()).doesNotContain("hidden");
  }

  private static JoinProof request(String token, String secret) {
    return new JoinProof(SITE, token, secret, "h2", "10.0.0.2", 7780, PUBLIC, 1, "0.1.0", false);
  }
}
