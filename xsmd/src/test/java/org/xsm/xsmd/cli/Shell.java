package org.xsm.xsmd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Runs commands in this process, in a directory: a value. */
record Shell(
    Path directory,
    boolean terminal,
    String input,
    Programs programs,
    Map<String, String> environment) {
  /** The checkout, with its examples. */
  static final Path ROOT = Path.of(System.getProperty("xsm.root", "..")).toAbsolutePath();

  /** The time in all tests. */
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

  /** How a command ended, and what it printed. */
  record Run(int exit, String out, String err) {}

  static Shell in(Path directory) {
    return new Shell(directory, false, "", Programs.none(), Map.of());
  }

  Shell onTerminal() {
    return new Shell(directory, true, input, programs, environment);
  }

  Shell given(String text) {
    return new Shell(directory, terminal, text, programs, environment);
  }

  /** With the daemon that lives there. */
  Shell at(Path home) {
    return with("XSM_HOME", home.toString());
  }

  Shell with(String variable, String value) {
    var more = new HashMap<>(environment);
    more.put(variable, value);
    return new Shell(directory, terminal, input, programs, Map.copyOf(more));
  }

  Shell with(Programs started) {
    return new Shell(directory, terminal, input, started, environment);
  }

  Shell file(String name, String text) {
    try {
      Files.writeString(directory.resolve(name), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String name) {
    try {
      return Files.readString(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Run xsm(String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exit = xsm(out, err, words);
    return new Run(exit, out.toString(UTF_8), err.toString(UTF_8));
  }

  int xsm(OutputStream out, OutputStream err, String... words) {
    return XsmCommand.run(
        new Surroundings(
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            out,
            err,
            terminal,
            terminal,
            terminal,
            directory,
            ROOT,
            CLOCK,
            environment),
        programs,
        words);
  }
}
