package org.xsm.schema.xen;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.xen.XlValue.Sequence;
import org.xsm.schema.xen.XlValue.Text;

/** What {@code key += value} makes of a key's value: a decision. */
final class XlAddition {
  // A value may be added to itself again and again: only a bound keeps that from filling the
  // memory.
  static final int LONGEST_TEXT = 4096;
  static final int LONGEST_SEQUENCE = 1024;

  private XlAddition() {}

  /** The sum, or null where there is none, which is a problem then. */
  static @Nullable XlValue add(XlToken key, XlValue before, XlValue more, XlProblems problems) {
    if (before instanceof Text(var head, var position) && more instanceof Text(var tail, _)) {
      if (head.length() + tail.length() > LONGEST_TEXT) {
        return refuse(key, "grows beyond " + LONGEST_TEXT + " characters", problems);
      }
      return new Text(head + tail, position);
    }
    if (before instanceof Sequence(var head, var position)
        && more instanceof Sequence(var tail, _)) {
      if (head.size() + tail.size() > LONGEST_SEQUENCE) {
        return refuse(key, "grows beyond " + LONGEST_SEQUENCE + " entries", problems);
      }
      List<XlValue> items = new ArrayList<>(head);
      items.addAll(tail);
      return new Sequence(items, position);
    }
    return refuse(key, "joins two lists or two strings only", problems);
  }

  private static @Nullable XlValue refuse(XlToken key, String why, XlProblems problems) {
    String message = XlShown.plain(key.text()) + " += " + why + "; write the whole value itself";
    problems.error("xl-syntax", key.position(), message);
    return null;
  }
}
