package org.xsm.schema.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.vocabulary.AttributeKind;
import org.xsm.schema.vocabulary.ElementKind;
import org.xsm.schema.vocabulary.TypeKind;
import org.xsm.schema.xml.XmlElement;
import org.xsm.schema.xml.XmlEscape;

/** The text of an element that is to be added, written as its neighbours are: a decision. */
final class NewElement {
  private final Draft draft;
  private final XmlElement parent;
  private final ElementKind kind;
  private final @Nullable XmlElement model;

  /**
   * @param model a sibling whose style is imitated; null where there is none
   */
  NewElement(Draft draft, XmlElement parent, ElementKind kind, @Nullable XmlElement model) {
    this.draft = draft;
    this.parent = parent;
    this.kind = kind;
    this.model = model;
  }

  /**
   * The element; lines after its first are indented as given.
   *
   * @param fields attributes, texts of elements in it, and under an empty name its own text
   * @param indent null where everything stands on one line
   */
  String text(SequencedMap<String, String> fields, @Nullable String indent) {
    check(fields);
    var made = new StringBuilder("<").append(name(kind));
    attributes(made, fields);
    String content = content(fields, indent);
    if (content.isEmpty()) {
      return made.append(close()).toString();
    }
    return made.append('>').append(content).append("</").append(name(kind)).append('>').toString();
  }

  private void check(SequencedMap<String, String> fields) {
    var values = new Values(draft);
    TypeKind type = kind.type();
    fields.forEach(
        (name, value) -> {
          if (name.isEmpty()) {
            values.text(kind, value, parent.start());
          } else if (type.child(name).filter(Fields::isText).isPresent()) {
            values.text(type.child(name).get(), value, parent.start());
          } else {
            values.attribute(kind, name, value, parent.start());
          }
        });
    for (AttributeKind attribute : type.attributes()) {
      if (attribute.required() && !fields.containsKey(attribute.name())) {
        throw draft.refusal(
            "missing-attribute",
            parent.start(),
            "<"
                + kind.name()
                + "> needs "
                + attribute.name()
                + "=; give "
                + attribute.value().write());
      }
    }
    if (type.text().isPresent() && !fields.containsKey("")) {
      throw draft.refusal(
          "empty",
          parent.start(),
          "<" + kind.name() + "> needs a text; give " + type.text().get().write());
    }
  }

  private void attributes(StringBuilder made, SequencedMap<String, String> fields) {
    List<String> separators = separators();
    char quote = quote();
    int number = 0;
    for (AttributeKind attribute : kind.type().attributes()) {
      String value = fields.get(attribute.name());
      if (value != null) {
        made.append(separators.get(Math.min(number++, separators.size() - 1)))
            .append(attribute.name())
            .append('=')
            .append(quote)
            .append(XmlEscape.attribute(value, quote))
            .append(quote);
      }
    }
  }

  private List<String> separators() {
    XmlElement like = model;
    if (like == null || like.attributes().size() < 2) {
      return List.of(" ");
    }
    List<String> written = new StartTag(draft, like).separators();
    return List.of(written.getFirst(), written.getLast());
  }

  private char quote() {
    XmlElement like = model;
    return StartTag.quoteAround(draft.text(), like == null ? parent : like);
  }

  /** Elements that hold nothing but text. */
  private String content(SequencedMap<String, String> fields, @Nullable String indent) {
    var lines = new ArrayList<String>();
    for (ElementKind child : kind.type().children()) {
      String value = Fields.isText(child) ? fields.get(child.name()) : null;
      if (value != null) {
        String tag = name(child) + ">";
        lines.add("<" + tag + XmlEscape.text(value) + "</" + tag);
      }
    }
    String own = fields.get("");
    if (own != null) {
      return XmlEscape.text(own);
    }
    if (lines.isEmpty() || indent == null) {
      return String.join("", lines);
    }
    String end = draft.layout().newline() + indent;
    String inner = end + draft.layout().unit();
    return inner + String.join(inner, lines) + end;
  }

  /** How an empty element ends, as the nearest one that is empty does. */
  private String close() {
    XmlElement like = model;
    if (like != null && like.end() > like.tagEnd() && like.tagEnd() == like.closeStart()) {
      return "></" + name(kind) + ">";
    }
    XmlElement empty =
        like != null && like.selfClosing()
            ? like
            : draft.document().elements().stream()
                .filter(XmlElement::selfClosing)
                .findFirst()
                .orElse(null);
    if (empty == null) {
      return "/>";
    }
    String close = draft.text().substring(new StartTag(draft, empty).end(), empty.end());
    return close.indexOf('\n') < 0 && close.indexOf('\r') < 0 ? close : "/>";
  }

  private String name(ElementKind of) {
    return parent.prefix().isEmpty() ? of.name() : parent.prefix() + ":" + of.name();
  }
}
