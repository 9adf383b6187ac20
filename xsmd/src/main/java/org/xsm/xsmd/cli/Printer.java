package org.xsm.xsmd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints what a command has to say, in UTF-8: a resource of one command. With {@code --json} it is
 * one document on standard output, whatever happens.
 */
final class Printer {
  private final Surroundings surroundings;
  private final boolean json;

  Printer(Surroundings surroundings, boolean json) {
    this.surroundings = surroundings;
    this.json = json;
  }

  /** Prints an answer and returns the exit code. */
  int print(String verb, Answer answer) {
    if (answer.equals(Answer.PRINTED)) {
      return answer.exit().code();
    }
    if (json) {
      var document = head(verb, answer.exit());
      document.put("problems", answer.problems().stream().map(JsonText::of).toList());
      document.putAll(answer.fields());
      return out(JsonText.of(document), answer.exit());
    }
    err(answer.notes());
    return out(answer.results(), answer.exit());
  }

  /** Prints why a command was given up and returns the exit code. */
  int print(String verb, Failure failure) {
    if (json) {
      var document = head(verb, failure.exit());
      document.put("error", failure.sentence());
      document.put("problems", List.of());
      return out(JsonText.of(document), failure.exit());
    }
    err("xsm: " + Plain.line(failure.sentence()) + "\n");
    return failure.exit().code();
  }

  /** Prints that the program itself is wrong. */
  int print(String verb, Throwable error) {
    if (surroundings.variable("XSM_DEBUG").equals("1")) {
      err(trace(error));
    }
    if (error instanceof OutOfMemoryError) {
      String more = "give it more memory, as in XSM_JAVA_OPTS=-Xmx1g";
      return print(verb, new Failure(Exit.FAILED, "ran out of memory; " + more));
    }
    String what = Plain.line(String.valueOf(error)).replace('\n', ' ');
    return print(
        verb,
        new Failure(
            Exit.FAILED,
            "this is a mistake of xsm itself ("
                + what
                + "); report it with the command line and what XSM_DEBUG=1 prints"));
  }

  private static Map<String, Object> head(String verb, Exit exit) {
    var document = new LinkedHashMap<String, Object>();
    document.put("verb", verb);
    document.put("exit", exit.code());
    return document;
  }

  private int out(String text, Exit exit) {
    try {
      write(surroundings.out(), text);
      return exit.code();
    } catch (IOException e) {
      // Whoever read it has seen enough, as in `xsm diff a b | head`.
      if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
        return exit.code();
      }
      err("xsm: cannot write to standard output: " + e.getMessage() + "\n");
      return Exit.USAGE.code();
    }
  }

  private void err(String text) {
    try {
      write(surroundings.err(), text);
    } catch (IOException e) {
      // Nowhere is left to say so; the exit code still tells.
    }
  }

  private static void write(OutputStream stream, String text) throws IOException {
    if (!text.isEmpty()) {
      stream.write(text.getBytes(UTF_8));
      stream.flush();
    }
  }

  private static String trace(Throwable error) {
    var bytes = new ByteArrayOutputStream();
    error.printStackTrace(new PrintStream(bytes, true, UTF_8));
    return bytes.toString(UTF_8);
  }
}
