package org.xsm.schema.vocabulary;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlElement;

/**
 * Holds a document against a vocabulary, in one pass over its elements and without recursion: a
 * decision. Beneath an unknown element nothing more is said.
 */
final class StructureCheck {
  private final XmlDocument document;
  private final Vocabulary vocabulary;
  private final Report report;
  private final Advice advice;

  /** What each element is, by its index; null for the unknown and what is in them. */
  private final @Nullable ElementKind[] kinds;

  StructureCheck(XmlDocument document, Vocabulary vocabulary) {
    this.document = document;
    this.vocabulary = vocabulary;
    this.report = new Report(document, Versions.isNewer(document));
    this.advice = new Advice(vocabulary);
    this.kinds = new ElementKind[document.elements().size()];
  }

  Structure run() {
    if (rootFits()) {
      for (XmlElement element : document.elements()) {
        element(element);
      }
    }
    return report.structure();
  }

  private boolean rootFits() {
    XmlElement root = document.root();
    Optional<String> objection = advice.toRoot(root);
    objection.ifPresent(message -> report.error("wrong-root", root, message));
    return objection.isEmpty();
  }

  private void element(XmlElement element) {
    XmlElement parent = element.parent();
    if (parent == null) {
      kinds[element.index()] = vocabulary.root();
    } else {
      place(parent, element);
    }
    ElementKind kind = kinds[element.index()];
    if (kind != null) {
      attributes(element, kind.type());
      text(element, kind.type());
      children(element, kind.type());
    }
  }

  private void place(XmlElement parent, XmlElement element) {
    ElementKind around = kinds[parent.index()];
    if (around == null || around.type().open()) {
      return;
    }
    if (!element.namespace().equals(vocabulary.namespace())) {
      report.error("foreign-element", element, advice.toForeign(element));
      return;
    }
    Optional<ElementKind> kind = around.type().child(element.name());
    if (kind.isPresent()) {
      kinds[element.index()] = kind.get();
    } else {
      report.unknown("unknown-element", element, advice.toUnknown(around, element));
    }
  }

  private void attributes(XmlElement element, TypeKind type) {
    for (XmlAttribute attribute : element.attributes()) {
      if (!attribute.namespace().isEmpty()) {
        foreign(element, attribute, type);
        continue;
      }
      Optional<AttributeKind> kind = type.attribute(attribute.name());
      if (kind.isPresent()) {
        value(element, attribute, kind.get().value());
      } else {
        report.unknown(
            "unknown-attribute", element, attribute, advice.toUnknown(element, type, attribute));
      }
    }
    for (AttributeKind kind : type.attributes()) {
      if (kind.required() && element.attribute(kind.name()).isEmpty()) {
        report.error("missing-attribute", element, advice.toMissing(element, kind));
      }
    }
  }

  private void foreign(XmlElement element, XmlAttribute attribute, TypeKind type) {
    boolean tolerated =
        type.open() || attribute.namespace().equals("http://www.w3.org/2001/XMLSchema-instance");
    if (!tolerated && !attribute.prefix().equals("xml")) {
      report.error(
          "foreign-attribute",
          element,
          attribute,
          attribute.qualifiedName()
              + "= is of another vocabulary ("
              + attribute.namespace()
              + "); take it out");
    }
  }

  private void value(XmlElement element, XmlAttribute attribute, ValueKind kind) {
    Optional<String> objection = kind.objection(attribute.value());
    if (objection.isEmpty()) {
      return;
    }
    String message = attribute.name() + "=" + Quoted.of(attribute.value()) + " " + objection.get();
    if (kind.choices().isEmpty()) {
      report.error("value", element, attribute, message);
    } else {
      report.unknown("unknown-word", element, attribute, message);
    }
  }

  private void text(XmlElement element, TypeKind type) {
    String text = element.text();
    if (type.open()) {
      return;
    }
    if (type.text().isEmpty()) {
      if (!text.isBlank()) {
        report.error("text", element, advice.toText(element, type));
      }
      return;
    }
    if (text.isBlank()) {
      report.error(
          "empty",
          element,
          "<" + element.name() + "> is empty; write " + type.text().get().write() + " in it");
      return;
    }
    type.text()
        .get()
        .objection(text)
        .ifPresent(
            objection ->
                report.error(
                    "value",
                    element,
                    "<" + element.name() + "> " + Quoted.of(text.strip()) + " " + objection));
  }

  /** Looks for elements that may stand only once, or whose key another one has. */
  private void children(XmlElement element, TypeKind type) {
    Map<String, XmlElement> seen = new HashMap<>();
    for (XmlElement child : element.children()) {
      Optional<ElementKind> kind = type.child(child.name());
      if (kind.isEmpty() || !child.namespace().equals(vocabulary.namespace())) {
        continue;
      }
      if (kind.get().once()) {
        XmlElement first = seen.putIfAbsent(child.name(), child);
        if (first != null) {
          report.error(
              "twice",
              child,
              "<"
                  + child.name()
                  + "> stands twice in <"
                  + element.name()
                  + ">; the first is in line "
                  + report.line(first)
                  + "; make one of the two");
        }
      }
      kind.get().key().ifPresent(key -> key(element, child, key, seen));
    }
    for (ElementKind kind : type.children()) {
      if (kind.required() && !seen.containsKey(kind.name())) {
        report.error(
            "missing-element",
            element,
            "<" + element.name() + "> lacks <" + kind.name() + ">: " + kind.documentation());
      }
    }
  }

  private void key(XmlElement parent, XmlElement child, String key, Map<String, XmlElement> seen) {
    Optional<XmlAttribute> written = child.attribute(key);
    if (written.isEmpty()) {
      return;
    }
    String value = written.get().value().strip();
    XmlElement first = seen.putIfAbsent(child.name() + " " + value, child);
    if (first != null) {
      report.error(
          "duplicate",
          child,
          written.get(),
          child.name()
              + " "
              + key
              + "="
              + Quoted.of(value)
              + " stands twice in "
              + advice.name(parent)
              + "; the first is in line "
              + report.line(first));
    }
  }
}
