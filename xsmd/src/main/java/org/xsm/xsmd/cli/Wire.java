package org.xsm.xsmd.cli;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Position;
import org.xsm.schema.Problem;
import org.xsm.schema.merge.Conflict;

/** Values of the site file as the daemon's JSON has them: a decision. */
final class Wire {
  private Wire() {}

  static Problem problem(@Nullable Object said) {
    Fields fields = Fields.of(said);
    boolean warning = fields.text("severity").toLowerCase(Locale.ROOT).equals("warning");
    return new Problem(
        warning ? Problem.Severity.WARNING : Problem.Severity.ERROR,
        fields.text("rule"),
        Plain.line(fields.text("file")),
        position(fields),
        Plain.line(fields.text("message")));
  }

  static List<Problem> problems(List<?> said) {
    return said.stream().map(Wire::problem).toList();
  }

  /** Conflicts as sentences. */
  static List<String> conflicts(List<?> said) {
    return said.stream().map(Wire::conflict).toList();
  }

  private static String conflict(@Nullable Object said) {
    if (said instanceof String sentence) {
      return sentence;
    }
    Fields fields = Fields.of(said);
    if (fields.has("sentence")) {
      return fields.text("sentence");
    }
    try {
      @Nullable String base = fields.has("base") ? fields.text("base") : null;
      return new Conflict(
              fields.text("path"),
              fields.text("field"),
              base,
              claim(fields.object("mine")),
              claim(fields.object("theirs")))
          .toString();
    } catch (IllegalArgumentException e) {
      // A newer daemon knows more ways to disagree than we do.
      return "both change " + fields.text("path") + " " + fields.text("field");
    }
  }

  private static Conflict.Claim claim(Fields fields) {
    return new Conflict.Claim(
        Conflict.Does.valueOf(fields.text("does").toUpperCase(Locale.ROOT)),
        fields.text("value"),
        fields.text("label").isEmpty() ? fields.text("file") : fields.text("label"),
        fields.text("file"),
        position(fields));
  }

  private static Position position(Fields fields) {
    Fields place = fields.has("position") ? fields.object("position") : fields;
    return new Position(atLeastOne(place.number("line")), atLeastOne(place.number("column")));
  }

  private static int atLeastOne(long number) {
    return Math.clamp(number, 1, Integer.MAX_VALUE);
  }
}
