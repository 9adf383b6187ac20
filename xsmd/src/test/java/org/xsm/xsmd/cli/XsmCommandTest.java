package org.xsm.xsmd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class XsmCommandTest {
  @Test
  void versionIsTheBuilds() {
    assertThat(new Version().getVersion())
        .singleElement()
        .asString()
        .matches("xsm \\d+\\.\\d+\\..+");
  }

  @Test
  void anUnknownWordIsAUsageError() {
    assertThat(XsmCommand.run("no-such-command")).isEqualTo(2);
  }
}
