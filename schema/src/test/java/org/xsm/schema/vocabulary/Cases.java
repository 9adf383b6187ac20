package org.xsm.schema.vocabulary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Texts and what is said of them, in a file that reads like prose: {@code --- what it is about},
 * the text, a line {@code =} for each problem. With {@code -Dxsm.rewrite=true} what is said now
 * takes the place of what was recorded.
 */
final class Cases {
  private Cases() {}

  record Case(String name, String text, List<String> expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** What a program says of a text. */
  interface Answer {
    List<String> to(String text);
  }

  static List<Case> read(String resource, Answer answer) {
    if (Boolean.getBoolean("xsm.rewrite")) {
      rewrite(resource, answer);
    }
    return recorded(resource);
  }

  static List<Case> recorded(String resource) {
    try {
      return cases(Files.readString(source(resource)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path source(String resource) {
    String root = Objects.requireNonNull(System.getProperty("xsm.root"), "xsm.root is not set");
    return Path.of(root, "schema/src/test/resources/org/xsm/schema/vocabulary", resource);
  }

  private static void rewrite(String resource, Answer answer) {
    String written =
        recorded(resource).stream()
            .map(one -> write(one.name(), one.text(), answer.to(one.text())))
            .collect(Collectors.joining("\n"));
    try {
      Files.writeString(source(resource), written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Case> cases(String all) {
    return Arrays.stream(all.split("(?m)^--- "))
        .filter(one -> !one.isBlank())
        .map(Cases::parse)
        .toList();
  }

  private static Case parse(String written) {
    List<String> lines = written.lines().toList();
    List<String> text = lines.stream().skip(1).filter(line -> !isAnswer(line)).toList();
    List<String> expected =
        lines.stream().filter(Cases::isAnswer).map(line -> line.substring(2)).toList();
    return new Case(lines.getFirst(), String.join("\n", text).stripTrailing(), expected);
  }

  private static boolean isAnswer(String line) {
    return line.startsWith("= ");
  }

  private static String write(String name, String text, List<String> answers) {
    return answers.stream()
        .map(answer -> "= " + answer + "\n")
        .collect(Collectors.joining("", "--- " + name + "\n" + text + "\n", ""));
  }
}
