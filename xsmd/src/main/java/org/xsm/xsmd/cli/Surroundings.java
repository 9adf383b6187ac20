package org.xsm.xsmd.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a command runs: a value. Made once, where the program starts.
 *
 * @param inIsTerminal whether a person can answer
 * @param outIsTerminal whether a person looks at {@code out}
 * @param directory what relative file names start from
 * @param root where the program lies with its examples, as far as that is known
 */
public record Surroundings(
    InputStream in,
    OutputStream out,
    OutputStream err,
    boolean inIsTerminal,
    boolean outIsTerminal,
    boolean errIsTerminal,
    Path directory,
    @Nullable Path root,
    Clock clock,
    Map<String, String> environment) {
  private static final int WIDTH = 80;
  private static final int NARROWEST = 40;

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** An environment variable; empty when it is not set. */
  String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  /** How many columns the terminal has, as far as the shell says so. */
  int columns() {
    String said = variable("COLUMNS");
    return said.matches("[0-9]{1,4}") ? Math.max(NARROWEST, Integer.parseInt(said)) : WIDTH;
  }
}
