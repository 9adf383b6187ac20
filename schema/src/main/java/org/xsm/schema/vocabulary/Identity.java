package org.xsm.schema.vocabulary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlElement;

/**
 * How people and messages name the elements of a file, as in {@code vm a/b disk vda}: a decision.
 */
public final class Identity {
  private Identity() {}

  /** One step of a name: a kind and a key; no key where there is only one of the kind. */
  public record Step(String kind, String key) {
    @Override
    public String toString() {
      return key.isEmpty() ? kind : kind + " " + key;
    }
  }

  /**
   * The way to an element from the outermost that a name needs: the root and the elements that only
   * hold others are left out, and a guest has its set in its key. Empty for the root.
   */
  public static List<Step> steps(Kinds kinds, XmlElement element) {
    var steps = new ArrayList<Step>();
    XmlElement at = element;
    while (at != null && at.parent() != null) {
      XmlElement parent = at.parent();
      if (at == element || !isContainer(kinds, at)) {
        steps.add(step(kinds, parent, at));
      }
      at = isGuest(kinds, at) ? parent.parent() : parent;
    }
    Collections.reverse(steps);
    return List.copyOf(steps);
  }

  /** The same in one line; {@code site} for the root. */
  public static String path(Kinds kinds, XmlElement element) {
    List<Step> steps = steps(kinds, element);
    return steps.isEmpty()
        ? element.name()
        : steps.stream().map(Step::toString).collect(Collectors.joining(" "));
  }

  /** What the attribute says that identifies the element; empty where none does. */
  public static Optional<String> key(Kinds kinds, XmlElement element) {
    return kinds
        .of(element)
        .flatMap(ElementKind::key)
        .flatMap(element::attribute)
        .map(XmlAttribute::value)
        .map(String::strip)
        .filter(key -> !key.isEmpty());
  }

  /** Whether an element stands there only to hold others that have keys of their own. */
  public static boolean isContainer(Kinds kinds, XmlElement element) {
    XmlElement parent = element.parent();
    return parent != null
        && parent.parent() == null
        && kinds.of(element).filter(Identity::isContainer).isPresent();
  }

  /** The same of a kind of element right in the root. */
  public static boolean isContainer(ElementKind kind) {
    return kind.once()
        && kind.type().children().stream().anyMatch(child -> child.key().isPresent());
  }

  private static boolean isGuest(Kinds kinds, XmlElement element) {
    return element.name().equals("vm") && kinds.of(element).isPresent();
  }

  private static Step step(Kinds kinds, XmlElement parent, XmlElement element) {
    String key = key(kinds, element).orElse("");
    if (isGuest(kinds, element)) {
      return new Step("vm", key(kinds, parent).orElse("") + "/" + key);
    }
    boolean once = kinds.of(element).map(ElementKind::once).orElse(false);
    return new Step(element.name(), once || !key.isEmpty() ? key : ordinal(parent, element));
  }

  private static String ordinal(XmlElement parent, XmlElement element) {
    int number = 0;
    for (XmlElement sibling : parent.children()) {
      number += sibling.name().equals(element.name()) ? 1 : 0;
      if (sibling == element) {
        break;
      }
    }
    return "#" + number;
  }
}
