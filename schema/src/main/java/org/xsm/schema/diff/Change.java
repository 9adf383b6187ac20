package org.xsm.schema.diff;

import java.util.List;

/** One difference between two sites: a value. Prints as a line for a person. */
public sealed interface Change {
  /** What it is about. */
  Path where();

  /** A field as the file writes it, with its value in canonical form. */
  record Field(String name, String value) {
    @Override
    public String toString() {
      return name + "=" + quoted(value);
    }
  }

  /** A thing that only the newer site has. */
  record Added(Path where, List<Field> fields) implements Change {
    public Added {
      fields = List.copyOf(fields);
    }

    @Override
    public String toString() {
      return "+ " + where + after(fields);
    }
  }

  /** A thing that only the older site has. */
  record Removed(Path where, List<Field> fields) implements Change {
    public Removed {
      fields = List.copyOf(fields);
    }

    @Override
    public String toString() {
      return "- " + where;
    }
  }

  /** A thing that has another name now, and is the same. */
  record Renamed(Path where, String was) implements Change {
    @Override
    public String toString() {
      return "> " + where + " (was " + was + ")";
    }
  }

  /** A field with another value; an empty value is one that is not said. */
  record Changed(Path where, String field, String before, String after) implements Change {
    @Override
    public String toString() {
      return "~ " + where + ": " + field + " " + quoted(before) + " -> " + quoted(after);
    }
  }

  /** Things of one kind in another order, where the order means something. */
  record Reordered(Path where, String kind, List<String> before, List<String> after)
      implements Change {
    public Reordered {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }

    @Override
    public String toString() {
      return "~ "
          + where
          + ": order of "
          + kind
          + " "
          + String.join(", ", before)
          + " -> "
          + String.join(", ", after);
    }
  }

  private static String after(List<Field> fields) {
    var text = new StringBuilder();
    fields.forEach(field -> text.append(' ').append(field));
    return text.toString();
  }

  private static String quoted(String value) {
    if (value.isEmpty()) {
      return "(unset)";
    }
    return value.indexOf(' ') >= 0 ? '"' + value + '"' : value;
  }
}
