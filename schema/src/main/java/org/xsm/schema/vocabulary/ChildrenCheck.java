package org.xsm.schema.vocabulary;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlElement;

/**
 * Holds the children of one element against each other: how many there are of each, in which order,
 * and whether two have one key. A decision.
 */
final class ChildrenCheck {
  private final String namespace;
  private final Report report;

  ChildrenCheck(String namespace, Report report) {
    this.namespace = namespace;
    this.report = report;
  }

  /** Children that are not known are passed over; that they are not is said elsewhere. */
  void check(XmlElement element, TypeKind type) {
    if (type.children().isEmpty()) {
      return;
    }
    Map<String, XmlElement> seen = new HashMap<>();
    Map<Key, XmlElement> keys = new HashMap<>();
    for (XmlElement child : element.children()) {
      Optional<ElementKind> kind = type.child(child.name());
      if (kind.isPresent() && child.namespace().equals(namespace)) {
        XmlElement first = seen.putIfAbsent(child.name(), child);
        if (kind.get().once() && first != null) {
          report.error("twice", child.start(), () -> twice(element, child, first));
        }
        kind.get().key().ifPresent(key -> key(element, child, type, key, keys));
      }
    }
    for (ElementKind kind : type.children()) {
      if (kind.required() && !seen.containsKey(kind.name())) {
        report.error("missing-element", element.start(), () -> missing(element, kind));
      }
    }
    if (type.ordered()) {
      order(element, type);
    }
  }

  private String twice(XmlElement parent, XmlElement child, XmlElement first) {
    return "<"
        + child.name()
        + "> stands twice in "
        + Names.of(parent)
        + "; the first is at line "
        + report.line(first)
        + "; keep one of them";
  }

  private static String missing(XmlElement element, ElementKind kind) {
    String name = kind.name();
    return Names.tag(element)
        + " has no <"
        + name
        + ">; write <"
        + name
        + ">…</"
        + name
        + ">: "
        + what(kind);
  }

  private static String what(ElementKind kind) {
    String what = kind.documentation();
    return what.substring(0, 1).toLowerCase(Locale.ROOT) + what.substring(1).replaceAll("\\.$", "");
  }

  private void key(
      XmlElement parent, XmlElement child, TypeKind type, String key, Map<Key, XmlElement> keys) {
    Optional<XmlAttribute> written = child.attribute(key);
    if (written.isEmpty()) {
      return;
    }
    String value =
        type.child(child.name())
            .flatMap(kind -> kind.type().attribute(key))
            .map(kind -> kind.value().canonical(written.get().value()))
            .orElse(written.get().value());
    XmlElement first = keys.putIfAbsent(new Key(child.name(), value), child);
    if (first != null) {
      report.error(
          "duplicate",
          written.get().start(),
          () ->
              child.name()
                  + " "
                  + key
                  + "="
                  + Quoted.of(value)
                  + " stands twice in "
                  + Names.of(parent)
                  + "; the first is at line "
                  + report.line(first));
    }
  }

  private void order(XmlElement element, TypeKind type) {
    var ranks = new HashMap<String, Integer>();
    type.children().forEach(kind -> ranks.put(kind.name(), ranks.size()));
    XmlElement furthest = null;
    for (XmlElement child : element.children()) {
      Integer rank = child.namespace().equals(namespace) ? ranks.get(child.name()) : null;
      if (rank == null) {
        continue;
      }
      XmlElement before = furthest;
      if (before != null && rank < ranks.getOrDefault(before.name(), 0)) {
        report.error(
            "order",
            child.start(),
            () ->
                "<"
                    + child.name()
                    + "> stands after <"
                    + before.name()
                    + "> in "
                    + Names.of(element)
                    + "; write it before");
      } else {
        furthest = child;
      }
    }
  }

  /** What tells an element from its siblings of one name: a value. */
  private record Key(String element, String value) {}
}
