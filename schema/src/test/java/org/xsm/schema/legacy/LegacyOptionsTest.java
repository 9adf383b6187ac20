package org.xsm.schema.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class LegacyOptionsTest {
  @Test
  void guestsPlugIntoXensBridge() {
    assertThat(LegacyOptions.of("site").bridge()).isEqualTo("xenbr0");
  }

  @Test
  void aSiteNeedsAName() {
    assertThatThrownBy(() -> LegacyOptions.of("my site"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("site name \"my site\" is not a name; write letters, digits");
  }

  @Test
  void aBridgeIsAnInterface() {
    assertThatThrownBy(() -> new LegacyOptions("site", "a-bridge-of-great-length"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "bridge \"a-bridge-of-great-length\" has 24 characters; write at most 15");
  }
}
