package org.xsm.schema.edit;

import org.xsm.schema.vocabulary.ElementKind;

/** What counts as a field of an element: a decision. */
final class Fields {
  private Fields() {}

  /** Whether an element is a field of the one around it: there is at most one, and it is text. */
  static boolean isText(ElementKind kind) {
    return kind.once() && kind.type().text().isPresent() && kind.type().attributes().isEmpty();
  }
}
