package org.xsm.xsmd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Who is asked and told while a verb is at work, before its answer is printed: a resource of one
 * command. Questions and progress go to standard error, answers come from standard input.
 */
final class Terminal {
  private static final int LONGEST = 4096;

  private final Surroundings surroundings;
  private final boolean json;

  Terminal(Surroundings surroundings, boolean json) {
    this.surroundings = surroundings;
    this.json = json;
  }

  /** Whether a person sees what is said and can answer. */
  boolean canAsk() {
    return surroundings.inIsTerminal() && surroundings.errIsTerminal() && !json;
  }

  /** Asks, and reads one line without blanks around it; empty when nobody answers any more. */
  Optional<String> ask(String question) {
    say(question);
    return line();
  }

  /** The same for what others should not see over a shoulder. */
  Optional<String> secret(String question) {
    Console console = canAsk() ? System.console() : null;
    if (console == null) {
      return ask(question);
    }
    char[] typed = console.readPassword("%s", question);
    return typed == null ? Optional.empty() : Optional.of(new String(typed).strip());
  }

  Optional<String> line() {
    var line = new ByteArrayOutputStream();
    try {
      int next = surroundings.in().read();
      if (next < 0) {
        return Optional.empty();
      }
      for (; next >= 0 && next != '\n' && line.size() < LONGEST; next = surroundings.in().read()) {
        line.write(next);
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.of(line.toString(UTF_8).strip());
  }

  /** Says something to a person; a machine that wants JSON is left alone. */
  void say(String text) {
    if (!json) {
      write(surroundings.err(), text);
    }
  }

  /** Prints a part of the results before the rest is known; false when nobody reads any more. */
  boolean print(String text) {
    return write(surroundings.out(), text);
  }

  private static boolean write(OutputStream stream, String text) {
    try {
      stream.write(text.getBytes(UTF_8));
      stream.flush();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
