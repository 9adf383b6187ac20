package org.xsm.schema.merge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlElement;

/**
 * Which element of the base each element of a side is: a value. A {@code was} is followed where it
 * names something that the base has and the side has not.
 */
final class Pairing {
  private final Tree base;
  private final Tree side;
  private final @Nullable XmlElement[] inBase;
  private final @Nullable XmlElement[] inSide;
  private boolean crossing;

  private Pairing(Tree base, Tree side) {
    this.base = base;
    this.side = side;
    this.inBase = new @Nullable XmlElement[side.side().document().elements().size()];
    this.inSide = new @Nullable XmlElement[base.side().document().elements().size()];
  }

  static Pairing of(Tree base, Tree side) {
    var pairing = new Pairing(base, side);
    pairing.pair(base.root(), side.root());
    pairing.renamed(base.root(), side.root(), "set");
    pairing.children(base.root(), side.root());
    pairing.renamedGuests();
    pairing.below(base.root());
    return pairing;
  }

  /** The element of the base that one of the side is; null for one that the side added. */
  @Nullable XmlElement base(XmlElement ofSide) {
    return inBase[ofSide.index()];
  }

  /** The element of the side that one of the base is; null for one that the side removed. */
  @Nullable XmlElement side(XmlElement ofBase) {
    return inSide[ofBase.index()];
  }

  /** Whether the side moved an element to another parent. */
  boolean moved(XmlElement ofBase) {
    XmlElement there = side(ofBase);
    XmlElement parent = ofBase.parent();
    return there != null
        && parent != null
        && there.parent() != null
        && base(there.parent()) != parent;
  }

  /** Whether the side moved any element to another parent. */
  boolean crossing() {
    return crossing;
  }

  private void pair(XmlElement ofBase, XmlElement ofSide) {
    inSide[ofBase.index()] = ofSide;
    inBase[ofSide.index()] = ofBase;
  }

  /** Pairs everything beneath pairs that are there, top down. */
  private void below(XmlElement ofBase) {
    for (XmlElement child : ofBase.children()) {
      XmlElement there = side(child);
      if (there != null && !base.opaque(child)) {
        if (child.name().equals("hosts")) {
          renamed(child, there, "host");
        }
        children(child, there);
        below(child);
      }
    }
  }

  private void children(XmlElement ofBase, XmlElement ofSide) {
    List<XmlElement> left =
        ofBase.children().stream().filter(child -> side(child) == null).toList();
    List<XmlElement> right =
        ofSide.children().stream().filter(child -> base(child) == null).toList();
    for (Matching.Pair pair : Matching.of(base, left, side, right, false)) {
      pair(pair.first(), pair.second());
    }
  }

  private void renamed(XmlElement ofBase, XmlElement ofSide, String kind) {
    follow(
        named(ofBase.children(), kind, Pairing::name),
        named(ofSide.children(), kind, Pairing::name));
  }

  private void renamedGuests() {
    Map<String, XmlElement> old = guests(base);
    follow(old, guests(side));
    for (XmlElement guest : old.values()) {
      crossing |= moved(guest);
    }
  }

  private void follow(Map<String, XmlElement> old, Map<String, XmlElement> young) {
    young.forEach(
        (name, element) -> {
          String was = value(element, "was");
          int set = was.indexOf('/') < 0 ? name.indexOf('/') + 1 : 0;
          String wanted = name.substring(0, set) + was;
          XmlElement before = was.isEmpty() ? null : old.get(wanted);
          if (before != null && !young.containsKey(wanted) && side(before) == null) {
            pair(before, element);
          }
        });
  }

  private static Map<String, XmlElement> guests(Tree tree) {
    Map<String, XmlElement> guests = new HashMap<>();
    for (XmlElement set : tree.root().children()) {
      if (set.name().equals("set")) {
        String prefix = value(set, "name") + "/";
        guests.putAll(named(set.children(), "vm", vm -> prefix + name(vm)));
      }
    }
    return guests;
  }

  private static Map<String, XmlElement> named(
      List<XmlElement> elements, String kind, Function<XmlElement, String> name) {
    Map<String, XmlElement> named = new HashMap<>();
    for (XmlElement element : elements) {
      if (element.name().equals(kind)) {
        named.putIfAbsent(name.apply(element), element);
      }
    }
    return named;
  }

  private static String name(XmlElement element) {
    return value(element, "name");
  }

  private static String value(XmlElement element, String attribute) {
    return element.attribute(attribute).map(XmlAttribute::value).orElse("").strip();
  }
}
