package org.xsm.schema.xen;

import java.util.List;
import org.xsm.schema.Position;

/** The right side of an assignment, with the place where it begins: a value. */
public sealed interface XlValue {
  Position position();

  /** A quoted string, or several that stood side by side. */
  record Text(String text, Position position) implements XlValue {}

  /** A whole number; False is 0 and True is 1, as in Python. */
  record Whole(long number, Position position) implements XlValue {}

  /** A list or a tuple. */
  record Sequence(List<XlValue> items, Position position) implements XlValue {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** Python's None: the same as not saying anything. */
  record Nothing(Position position) implements XlValue {}
}
