package org.xsm.schema.vocabulary;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlElement;

/**
 * Holds a document against a vocabulary, in one pass over its elements and without recursion: a
 * decision. Beneath an unknown element nothing more is said.
 */
final class StructureCheck {
  private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

  /** What tells an editor where the schema is; it says nothing of the site. */
  private static final Set<String> FOR_EDITORS =
      Set.of("schemaLocation", "noNamespaceSchemaLocation");

  private final XmlDocument document;
  private final Vocabulary vocabulary;
  private final Report report;
  private final Advice advice;
  private final ChildrenCheck childrenCheck;
  private final Accepted accepted = new Accepted();

  /** What each element is, by its index; null for the unknown and what is in them. */
  private final @Nullable ElementKind[] kinds;

  StructureCheck(XmlDocument document, Vocabulary vocabulary) {
    this.document = document;
    this.vocabulary = vocabulary;
    this.report = new Report(document, Versions.of(document, vocabulary));
    this.advice = new Advice(vocabulary);
    this.childrenCheck = new ChildrenCheck(vocabulary.namespace(), report);
    this.kinds = new ElementKind[document.elements().size()];
  }

  Structure run() {
    XmlElement root = document.root();
    Optional<String> objection = advice.toRoot(root);
    if (objection.isPresent()) {
      report.error("wrong-root", root.start(), objection::get);
      return report.structure();
    }
    kinds[root.index()] = vocabulary.root();
    for (XmlElement element : document.elements()) {
      place(element);
      ElementKind kind = kinds[element.index()];
      if (kind != null) {
        attributes(element, kind.type());
        text(element, kind.type());
        childrenCheck.check(element, kind.type());
      }
    }
    return report.structure();
  }

  private void place(XmlElement element) {
    XmlElement parent = element.parent();
    ElementKind around = parent == null ? null : kinds[parent.index()];
    if (around == null || around.type().open()) {
      return;
    }
    if (!element.namespace().equals(vocabulary.namespace())) {
      report.error("foreign-element", element.start(), () -> advice.toForeign(element));
      return;
    }
    Optional<ElementKind> kind = around.type().child(element.name());
    if (kind.isPresent()) {
      kinds[element.index()] = kind.get();
    } else {
      report.unknown(
          "unknown-element", element, element.start(), () -> advice.toUnknown(around, element));
    }
  }

  private void attributes(XmlElement element, TypeKind type) {
    Set<String> meant = Set.of();
    for (XmlAttribute attribute : element.attributes()) {
      if (!attribute.namespace().isEmpty()) {
        foreign(attribute, type);
        continue;
      }
      Optional<AttributeKind> kind = type.attribute(attribute.name());
      if (kind.isPresent()) {
        value(element, attribute, kind.get());
      } else {
        meant = meant.isEmpty() ? new HashSet<>() : meant;
        advice.meant(type, attribute).ifPresent(meant::add);
        report.unknown(
            "unknown-attribute",
            element,
            attribute.start(),
            () -> advice.toUnknown(element, type, attribute));
      }
    }
    for (AttributeKind kind : type.required()) {
      if (element.attribute(kind.name()).isEmpty() && !meant.contains(kind.name())) {
        report.error("missing-attribute", element.start(), () -> missing(element, kind));
      }
    }
  }

  private static String missing(XmlElement element, AttributeKind kind) {
    return Names.tag(element)
        + " has no "
        + kind.name()
        + "; write "
        + kind.name()
        + "=\"…\": "
        + kind.value().write();
  }

  private void foreign(XmlAttribute attribute, TypeKind type) {
    boolean forEditors =
        attribute.namespace().equals(INSTANCE) && FOR_EDITORS.contains(attribute.name());
    if (!forEditors && !type.open()) {
      report.error(
          "foreign-attribute",
          attribute.start(),
          () ->
              attribute.qualifiedName()
                  + " is of the namespace "
                  + Quoted.of(attribute.namespace())
                  + ", and only attributes of none stand here; take it out");
    }
  }

  private void value(XmlElement element, XmlAttribute attribute, AttributeKind kind) {
    String text = attribute.value();
    ValueKind value = kind.value();
    Optional<String> objection = accepted.objection(value, text);
    if (objection.isPresent()) {
      report.unfit(attribute);
    }
    if (objection.isPresent() && !Whitespace.isBlank(text)) {
      String sentence = attribute.name() + "=" + value.quoted(text) + " " + objection.get();
      if (value.choices().isEmpty()) {
        report.error("value", attribute.start(), () -> sentence);
      } else {
        report.unknown("unknown-word", element, attribute.start(), () -> sentence);
      }
    } else if (objection.isPresent() || (kind.required() && Whitespace.isBlank(text))) {
      report.error(
          "empty",
          attribute.start(),
          () -> attribute.name() + "=\"\" is empty; write " + value.write());
    }
  }

  private void text(XmlElement element, TypeKind type) {
    if (type.open()) {
      return;
    }
    String text = element.text();
    Optional<ValueKind> kind = type.text();
    if (kind.isEmpty()) {
      if (!Whitespace.isBlank(text)) {
        report.error("text", StrayText.offset(document, element), () -> stray(element, type));
      }
      return;
    }
    Optional<String> objection = kind.get().objection(text);
    if (objection.isEmpty()) {
      return;
    }
    if (Whitespace.isBlank(text)) {
      if (!element.children().isEmpty()) {
        return;
      }
      report.error(
          "empty", element.start(), () -> tag(element) + " is empty; write " + kind.get().write());
    } else {
      report.error(
          "value",
          StrayText.offset(document, element),
          () ->
              tag(element)
                  + " "
                  + kind.get().quoted(Whitespace.collapse(text))
                  + " "
                  + objection.get());
    }
  }

  private static String stray(XmlElement element, TypeKind type) {
    String found = Quoted.of(Whitespace.collapse(element.text())) + " stands in " + tag(element);
    return type.children().isEmpty()
        ? found + ", which takes attributes alone; take it out"
        : found + ", which takes elements alone; take it out, or make it a comment: <!-- … -->";
  }

  private static String tag(XmlElement element) {
    return "<" + element.name() + ">";
  }
}
