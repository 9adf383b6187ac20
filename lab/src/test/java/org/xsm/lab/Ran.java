package org.xsm.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What a program said and how it ended: a value. */
record Ran(int exit, String out, String err) {
  /** A program that was started and not yet waited for; its outputs go to files. */
  record Running(Process process, Path out, Path err) {
    Ran await(Duration limit) {
      try {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
          process.destroyForcibly();
          throw new AssertionError("still running after " + limit + "; it said: " + said(err));
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted while a program ran", e);
      }
      return new Ran(process.exitValue(), said(out), said(err));
    }

    /** Waits until the program has written {@code words} to its error stream. */
    void awaitErr(String words, Duration limit) {
      var deadline = System.nanoTime() + limit.toNanos();
      while (!said(err).contains(words)) {
        if (System.nanoTime() > deadline || !process.isAlive()) {
          throw new AssertionError("it never said \"" + words + "\", only: " + said(err));
        }
        Thread.onSpinWait();
      }
    }

    private static String said(Path file) {
      try {
        // Other programs cut what they quote in the middle of a character.
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read what a program said", e);
      }
    }
  }

  static Running start(ProcessBuilder program) {
    try {
      var out = Files.createTempFile("xsm-lab", ".out");
      var err = Files.createTempFile("xsm-lab", ".err");
      out.toFile().deleteOnExit();
      err.toFile().deleteOnExit();
      program.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      program.redirectOutput(out.toFile()).redirectError(err.toFile());
      return new Running(program.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + program.command(), e);
    }
  }
}
