package org.xsm.schema.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.vocabulary.AttributeKind;
import org.xsm.schema.vocabulary.ElementKind;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlElement;
import org.xsm.schema.xml.XmlEscape;
import org.xsm.schema.xml.XmlNamespace;

/** The written start tag of an element: a value. Attributes come and go in its own style. */
final class StartTag {
  /** The name, an attribute or a name space declaration. */
  private record Item(String name, int start, int end) {}

  private final String text;
  private final XmlElement element;
  private final List<Item> items;

  StartTag(Draft draft, XmlElement element) {
    this.text = draft.text();
    this.element = element;
    var found = new ArrayList<Item>();
    for (XmlAttribute attribute : element.attributes()) {
      found.add(new Item(attribute.qualifiedName(), attribute.start(), attribute.end()));
    }
    for (XmlNamespace namespace : element.declaredNamespaces()) {
      found.add(new Item("xmlns", namespace.start(), namespace.end()));
    }
    found.sort(Comparator.comparingInt(Item::start));
    int nameEnd = element.start() + 1 + element.qualifiedName().length();
    found.addFirst(new Item("", element.start(), nameEnd));
    this.items = List.copyOf(found);
  }

  /** Where the blanks before the closing angle bracket begin. */
  int end() {
    return items.getLast().end();
  }

  Patch set(XmlAttribute attribute, String value) {
    char quote = text.charAt(attribute.valueEnd());
    return new Patch(
        attribute.valueStart(), attribute.valueEnd(), XmlEscape.attribute(value, quote));
  }

  Patch remove(XmlAttribute attribute) {
    int at = index(attribute.qualifiedName());
    return Patch.remove(items.get(at - 1).end(), attribute.end());
  }

  /** Adds an attribute that is not there, after the one that the vocabulary lists before it. */
  Patch add(ElementKind kind, String name, String value) {
    int before = predecessor(kind, name);
    char quote = quote();
    return Patch.insert(
        items.get(before).end(),
        separator(before) + name + "=" + quote + XmlEscape.attribute(value, quote) + quote);
  }

  private int predecessor(ElementKind kind, String name) {
    int best = lastNamespaceAtFront();
    for (AttributeKind known : kind.type().attributes()) {
      if (known.name().equals(name)) {
        break;
      }
      int at = index(known.name());
      if (at > 0) {
        best = at;
      }
    }
    return best;
  }

  private int lastNamespaceAtFront() {
    int at = 0;
    while (at + 1 < items.size() && items.get(at + 1).name().equals("xmlns")) {
      at++;
    }
    return at;
  }

  /** The blanks before the neighbour that follows, or else the one before. */
  private String separator(int before) {
    if (before + 1 < items.size()) {
      return blanks(before + 1);
    }
    return before > 0 ? blanks(before) : " ";
  }

  private String blanks(int item) {
    String blanks = text.substring(items.get(item - 1).end(), items.get(item).start());
    return blanks.isEmpty() ? " " : blanks;
  }

  private char quote() {
    for (int at = items.size() - 1; at > 0; at--) {
      if (!items.get(at).name().equals("xmlns")) {
        return text.charAt(items.get(at).end() - 1);
      }
    }
    return quoteAround(text, element);
  }

  /** The quote that the nearest element around uses, or else the ordinary one. */
  static char quoteAround(String text, XmlElement element) {
    for (@Nullable XmlElement at = element; at != null; at = at.parent()) {
      if (!at.attributes().isEmpty()) {
        return text.charAt(at.attributes().getFirst().valueEnd());
      }
    }
    return '"';
  }

  /** The blanks between the tag's name and its first attribute, and between all others. */
  List<String> separators() {
    var separators = new ArrayList<String>();
    for (int at = 1; at < items.size(); at++) {
      separators.add(blanks(at));
    }
    return separators;
  }

  private int index(String name) {
    for (int at = 1; at < items.size(); at++) {
      if (items.get(at).name().equals(name)) {
        return at;
      }
    }
    return -1;
  }
}
