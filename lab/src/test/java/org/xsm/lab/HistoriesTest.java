package org.xsm.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xsm.bench.history.Histories;

/** What a site answers while its parts die and sleep could have come from one register. */
@Tag("soak")
final class HistoriesTest {
  private static final int OPERATIONS = 5000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void areThoseOfARegister(long seed) {
    var said = new ByteArrayOutputStream();

    String objection = new Histories(seed, OPERATIONS, new PrintStream(said, true, UTF_8)).run();

    assertThat(objection).as(said.toString(UTF_8)).isEmpty();
  }
}
