package org.xsm.xsmd.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.xsm.schema.diff.Change;
import org.xsm.schema.diff.Change.Added;
import org.xsm.schema.diff.Change.Changed;
import org.xsm.schema.diff.Change.Removed;
import org.xsm.schema.diff.Change.Renamed;
import org.xsm.schema.diff.Change.Reordered;
import org.xsm.schema.diff.Path;

/**
 * Differences as a person reads them: a decision. What belongs to one host, guest or other thing
 * stands together, in the order of the differences; a line of summary follows.
 */
final class DiffText {
  private static final int LONG = 60;
  private final Map<String, List<Change>> things = new LinkedHashMap<>();
  private final Paint paint;

  /** What became of a thing as a whole. */
  enum Kind {
    ADDED,
    REMOVED,
    CHANGED,
    RENAMED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  DiffText(List<Change> changes, Paint paint) {
    this.paint = paint;
    for (Change change : changes) {
      things.computeIfAbsent(thing(change.where()), key -> new ArrayList<>()).add(change);
    }
  }

  /** How many things became so. */
  long count(Kind kind) {
    return things.values().stream().filter(changes -> kind(changes) == kind).count();
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    things.forEach((thing, changes) -> thing(thing, changes, text));
    return text.append('\n').append(summary()).append('\n').toString();
  }

  private String summary() {
    var counted = new ArrayList<String>();
    for (Kind kind : Kind.values()) {
      if (count(kind) > 0) {
        counted.add(count(kind) + " " + kind.word());
      }
    }
    return String.join(", ", counted);
  }

  private void thing(String thing, List<Change> changes, StringBuilder text) {
    Change first = changes.getFirst();
    boolean whole = first.where().steps().size() == 1 && !(first instanceof Changed);
    if (whole && !(first instanceof Reordered)) {
      text.append(line(first, Plain.line(thing))).append('\n');
    } else {
      text.append(paint.yellow("~ " + Plain.line(thing))).append('\n');
    }
    for (int i = whole && !(first instanceof Reordered) ? 1 : 0; i < changes.size(); i++) {
      if (!isBare(changes, i)) {
        text.append("    ").append(line(changes.get(i), below(changes.get(i)))).append('\n');
      }
    }
  }

  /** Whether it says nothing but that there is something around the next change. */
  private static boolean isBare(List<Change> changes, int at) {
    return changes.get(at) instanceof Added added
        && at + 1 < changes.size()
        && changes.get(at + 1) instanceof Added next
        && next.where().steps().size() > added.where().steps().size()
        && next.where()
            .steps()
            .subList(0, added.where().steps().size())
            .equals(added.where().steps())
        && fields(added).isEmpty();
  }

  private String line(Change change, String name) {
    return switch (change) {
      case Added added -> paint.green("+ " + name) + fields(added);
      case Removed removed -> paint.red("- " + name);
      case Renamed renamed -> paint.cyan("> " + name) + " (was " + Plain.line(renamed.was()) + ")";
      case Changed changed ->
          (name.isEmpty() ? "" : name + " ")
              + changed.field()
              + " "
              + paint.red(value(changed.before()))
              + " -> "
              + paint.green(value(changed.after()));
      case Reordered reordered ->
          (name.isEmpty() ? "" : name + " ")
              + "order of "
              + reordered.kind()
              + " "
              + paint.red(value(String.join(", ", reordered.before())))
              + " -> "
              + paint.green(value(String.join(", ", reordered.after())));
    };
  }

  private static String fields(Added added) {
    return added.fields().stream()
        .map(field -> " " + field.name() + "=" + value(field.value()))
        .collect(Collectors.joining());
  }

  /** A value as one word or in quotes; an empty one is one that is not said. */
  private static String value(String value) {
    if (value.isEmpty()) {
      return "(unset)";
    }
    String line = Plain.line(value.strip().replaceAll("\\s+", " "));
    String bounded = line.length() > LONG ? line.substring(0, LONG - 1) + "…" : line;
    return bounded.indexOf(' ') >= 0 ? '"' + bounded + '"' : bounded;
  }

  private static Kind kind(List<Change> changes) {
    Change first = changes.getFirst();
    if (first.where().steps().size() != 1) {
      return Kind.CHANGED;
    }
    return switch (first) {
      case Added added -> Kind.ADDED;
      case Removed removed -> Kind.REMOVED;
      case Renamed renamed -> Kind.RENAMED;
      case Changed changed -> Kind.CHANGED;
      case Reordered reordered -> Kind.CHANGED;
    };
  }

  private static String thing(Path where) {
    return where.steps().isEmpty() ? "site" : where.steps().getFirst().toString();
  }

  /** Where in its thing a change is. */
  private static String below(Change change) {
    List<Path.Step> steps = change.where().steps();
    return steps.stream()
        .skip(1)
        .map(step -> Plain.line(step.toString()))
        .collect(Collectors.joining(" "));
  }
}
