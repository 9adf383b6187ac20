package org.xsm.schema.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.xml.XmlElement;

/**
 * The elements that come to stand in one, as each side orders them: a value. A guest that a side
 * moved is where it moved it.
 */
record Siblings(List<Trio> mine, List<Trio> theirs) {
  static Siblings of(Three three, Trio parent) {
    XmlElement left = parent.mine();
    XmlElement right = parent.theirs();
    List<XmlElement> lefts = left == null ? List.of() : left.children();
    List<XmlElement> rights = right == null ? List.of() : right.children();
    Map<XmlElement, XmlElement> partners = partners(three, lefts, rights);
    var mine = new ArrayList<Trio>(lefts.size());
    for (XmlElement child : lefts) {
      XmlElement old = three.ofMine().base(child);
      var trio =
          new Trio(old, child, old == null ? partners.get(child) : three.ofTheirs().side(old));
      if (!elsewhere(three.ofTheirs(), three.ofMine(), old)) {
        mine.add(trio);
      }
    }
    var theirs = new ArrayList<Trio>(rights.size());
    for (XmlElement child : rights) {
      XmlElement old = three.ofTheirs().base(child);
      var trio = new Trio(old, old == null ? partners.get(child) : three.ofMine().side(old), child);
      if (!elsewhere(three.ofMine(), three.ofTheirs(), old)) {
        theirs.add(trio);
      }
    }
    return new Siblings(mine, theirs);
  }

  /** Whether the other side moved it, and this side did not. */
  private static boolean elsewhere(Pairing other, Pairing side, @Nullable XmlElement old) {
    return old != null && other.crossing() && other.moved(old) && !side.moved(old);
  }

  /** What both sides added. */
  private static Map<XmlElement, XmlElement> partners(
      Three three, List<XmlElement> lefts, List<XmlElement> rights) {
    List<XmlElement> left =
        lefts.stream().filter(child -> three.ofMine().base(child) == null).toList();
    List<XmlElement> right =
        rights.stream().filter(child -> three.ofTheirs().base(child) == null).toList();
    Map<XmlElement, XmlElement> partners = new HashMap<>();
    for (Matching.Pair pair : Matching.of(three.mine(), left, three.theirs(), right, true)) {
      partners.put(pair.first(), pair.second());
      partners.put(pair.second(), pair.first());
    }
    return partners;
  }
}
