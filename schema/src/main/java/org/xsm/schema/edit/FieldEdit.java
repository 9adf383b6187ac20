package org.xsm.schema.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.vocabulary.AttributeKind;
import org.xsm.schema.vocabulary.ElementKind;
import org.xsm.schema.vocabulary.Quoted;
import org.xsm.schema.vocabulary.ValueKind;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlElement;
import org.xsm.schema.xml.XmlEscape;
import org.xsm.schema.xml.XmlPiece;

/** Sets and unsets the fields of an element that is there: a decision. */
final class FieldEdit {
  private final Draft draft;

  FieldEdit(Draft draft) {
    this.draft = draft;
  }

  /** Sets an attribute; nothing to do when it says the same already. */
  List<Patch> attribute(XmlElement element, String name, @Nullable String value) {
    ElementKind kind = draft.kind(element);
    Optional<XmlAttribute> written = element.attribute(name);
    int offset = written.map(XmlAttribute::start).orElse(element.start());
    var values = new Values(draft);
    if (value == null) {
      AttributeKind attribute = values.attribute(kind, name, offset);
      if (attribute.required()) {
        throw draft.refusal(
            "missing-attribute",
            offset,
            name + "= cannot be taken out of <" + kind.name() + ">, which must have one");
      }
      return written.map(it -> List.of(new StartTag(draft, element).remove(it))).orElse(List.of());
    }
    ValueKind meaning = values.attribute(kind, name, value, offset).value();
    if (written.isEmpty()) {
      return List.of(new StartTag(draft, element).add(kind, name, value));
    }
    XmlAttribute attribute = written.get();
    if (meaning.canonical(attribute.value()).equals(meaning.canonical(value))) {
      return List.of();
    }
    if (kind.key().filter(name::equals).isPresent()) {
      checkKey(element, name, value, offset);
    }
    return List.of(new StartTag(draft, element).set(attribute, value));
  }

  private void checkKey(XmlElement element, String name, String value, int offset) {
    XmlElement parent = element.parent();
    if (parent == null) {
      return;
    }
    var lookup = new Lookup(draft);
    for (XmlElement sibling : lookup.children(parent, element.name())) {
      if (lookup.key(sibling).equals(value.strip())) {
        throw draft.refusal(
            "duplicate",
            offset,
            "there is "
                + element.name()
                + " "
                + name
                + "="
                + Quoted.of(value)
                + " already, in line "
                + draft.document().source().position(sibling.start()).line());
      }
    }
  }

  /** Sets the text of an element that holds nothing else. */
  List<Patch> text(XmlElement element, String value) {
    ElementKind kind = draft.kind(element);
    new Values(draft).text(kind, value, element.start());
    if (element.text().strip().equals(value.strip())) {
      return List.of();
    }
    String written = XmlEscape.text(value);
    if (element.selfClosing()) {
      int end = new StartTag(draft, element).end();
      String close = "</" + element.qualifiedName() + ">";
      return List.of(new Patch(end, element.end(), ">" + written + close));
    }
    return replaced(element, written);
  }

  /** Comments and the blanks around the text stay. */
  private List<Patch> replaced(XmlElement element, String written) {
    List<XmlPiece> said =
        XmlPiece.between(draft.text(), element.tagEnd(), element.closeStart()).stream()
            .filter(
                piece -> piece.kind() == XmlPiece.Kind.TEXT || piece.kind() == XmlPiece.Kind.CDATA)
            .toList();
    if (said.isEmpty()) {
      return List.of(Patch.insert(element.tagEnd(), written));
    }
    int from = said.getFirst().start();
    int to = said.getLast().end();
    var patches = new ArrayList<Patch>();
    patches.add(Patch.insert(from, written));
    int at = from;
    for (XmlPiece piece : XmlPiece.between(draft.text(), from, to)) {
      if (piece.kind() == XmlPiece.Kind.COMMENT || piece.kind() == XmlPiece.Kind.INSTRUCTION) {
        patches.add(Patch.remove(at, piece.start()));
        at = piece.end();
      }
    }
    patches.add(Patch.remove(at, to));
    return patches.stream()
        .filter(patch -> patch.to() > patch.from() || !patch.text().isEmpty())
        .toList();
  }
}
