package org.xsm.schema.edit;

import java.util.Optional;
import org.xsm.schema.vocabulary.AttributeKind;
import org.xsm.schema.vocabulary.ElementKind;
import org.xsm.schema.vocabulary.ValueKind;
import org.xsm.schema.xml.XmlEscape;

/** Judges fields and their values before they are written: a decision. */
final class Values {
  private final Draft draft;

  Values(Draft draft) {
    this.draft = draft;
  }

  /** The attribute of that name, with a value that fits it. */
  AttributeKind attribute(ElementKind kind, String name, String value, int offset) {
    AttributeKind attribute = attribute(kind, name, offset);
    check(attribute.value(), name + "=", value, offset);
    return attribute;
  }

  AttributeKind attribute(ElementKind kind, String name, int offset) {
    return kind.type()
        .attribute(name)
        .orElseThrow(
            () ->
                draft.refusal(
                    "unknown-attribute",
                    offset,
                    draft.advice().toUnknownAttribute(kind.name(), kind.type(), name)));
  }

  /** A text that fits an element. */
  void text(ElementKind kind, String value, int offset) {
    String label = "<" + kind.name() + "> ";
    if (value.isBlank()) {
      String write = kind.type().text().map(ValueKind::write).orElse("a text");
      throw draft.refusal(
          "empty", offset, label.strip() + " would be empty; write " + write + ", or unset it");
    }
    kind.type().text().ifPresent(text -> check(text, label, value, offset));
  }

  private void check(ValueKind kind, String label, String value, int offset) {
    Optional<String> objection =
        XmlEscape.isWritable(value)
            ? kind.objection(value)
            : Optional.of("has a character that XML does not allow; remove it");
    if (objection.isPresent()) {
      String rule = kind.choices().isEmpty() ? "value" : "unknown-word";
      throw draft.refusal(rule, offset, label + kind.quoted(value) + " " + objection.get());
    }
  }
}
