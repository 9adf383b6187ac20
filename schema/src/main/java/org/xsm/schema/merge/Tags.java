package org.xsm.schema.merge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlElement;
import org.xsm.schema.xml.XmlNamespace;

/**
 * The written start tag of an element, piece by piece: a value.
 *
 * @param items by the name that an attribute or name space declaration has, in written order
 * @param end where the blanks before the closing angle bracket begin
 */
record Tags(Tree tree, XmlElement element, Map<String, Item> items, int end) {
  /**
   * An attribute or name space declaration.
   *
   * @param blanks where the blanks before it begin
   * @param attribute null for a declaration
   */
  record Item(
      String name,
      String value,
      int blanks,
      int start,
      int end,
      @Nullable XmlAttribute attribute) {}

  Tags {
    items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
  }

  static Tags of(Tree tree, XmlElement element) {
    var found = new ArrayList<Item>();
    for (XmlAttribute attribute : element.attributes()) {
      String name =
          attribute.namespace().isEmpty()
              ? attribute.name()
              : "{" + attribute.namespace() + "}" + attribute.name();
      found.add(
          new Item(name, attribute.value(), 0, attribute.start(), attribute.end(), attribute));
    }
    for (XmlNamespace declared : element.declaredNamespaces()) {
      found.add(
          new Item(
              "xmlns:" + declared.prefix(),
              declared.uri(),
              0,
              declared.start(),
              declared.end(),
              null));
    }
    found.sort(Comparator.comparingInt(Item::start));
    Map<String, Item> items = new LinkedHashMap<>();
    int end = element.start() + 1 + element.qualifiedName().length();
    for (Item item : found) {
      items.put(
          item.name(),
          new Item(item.name(), item.value(), end, item.start(), item.end(), item.attribute()));
      end = item.end();
    }
    return new Tags(tree, element, items, end);
  }

  String blanks(Item item) {
    return tree.text().substring(item.blanks(), item.start());
  }

  String raw(Item item) {
    return tree.text().substring(item.start(), item.end());
  }

  /** From after the last attribute to the end of the tag. */
  String close() {
    return tree.text().substring(end, element.tagEnd());
  }

  List<String> names() {
    return List.copyOf(items.keySet());
  }
}
