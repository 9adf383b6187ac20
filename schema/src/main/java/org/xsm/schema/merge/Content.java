package org.xsm.schema.merge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.merge.Conflict.Does;
import org.xsm.schema.merge.Three.Parts;
import org.xsm.schema.merge.Tree.Range;
import org.xsm.schema.vocabulary.Identity;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlElement;

/** Writes what stands in an element, block by block: a decision. */
final class Content {
  private final Three three;
  private final Claims claims;
  private final Merging merging;
  private final String newline;
  private final Output inner;

  /** What one side took out and the other left alone. */
  private final Set<Trio> gone = new HashSet<>();

  /** What one side took out and the other changed, with what it changed. */
  private final Map<Trio, List<String>> clashes = new HashMap<>();

  private String indent = "";

  Content(Three three, Claims claims, Merging merging, String newline, Output inner) {
    this.three = three;
    this.claims = claims;
    this.merging = merging;
    this.newline = newline;
    this.inner = inner;
  }

  void write(Trio parent) {
    Siblings siblings = Siblings.of(three, parent);
    fates(siblings.mine());
    fates(siblings.theirs());
    Order.Merged order = Order.of(three, parent, siblings.mine(), siblings.theirs());
    if (!order.conflicts().isEmpty()) {
      reordered(parent, order.conflicts());
      return;
    }
    List<Trio> kept = order.elements().stream().filter(trio -> !gone.contains(trio)).toList();
    Set<Trio> doubles = new Doubles(three, claims).among(kept);
    Parts tail = edge(parent, Tree::tail, kept.isEmpty());
    inner.add(Gaps.merge(edge(parent, Tree::head, kept.isEmpty()), false));
    for (Trio trio : order.elements()) {
      if (gone.contains(trio)) {
        inner.add(Gaps.orphans(three.parts(trio, Tree::lead), newline));
      } else if (doubles.contains(trio)) {
        either(trio, true, true);
      } else if (clashes.containsKey(trio)) {
        claims.removed(trio, clashes.getOrDefault(trio, List.of()));
        either(trio, true, true);
      } else if (!parted(parent, trio)) {
        block(trio);
      }
    }
    join(tail.mine() == null ? tail.theirs() : tail.mine(), false);
    inner.add(Gaps.merge(tail, true));
  }

  private Parts edge(Trio parent, Three.Part part, boolean empty) {
    return empty ? three.parts(parent, part) : three.inside(parent, part);
  }

  private void fates(List<Trio> trios) {
    for (Trio trio : trios) {
      List<String> changes = Changes.ofRemoved(three, trio);
      if (changes != null && changes.isEmpty()) {
        gone.add(trio);
      } else if (changes != null) {
        clashes.put(trio, changes);
      }
    }
  }

  private void reordered(Trio parent, Set<String> kinds) {
    claims.both(
        parent,
        "order of " + String.join(" and ", kinds),
        Does.REORDERS,
        listed(three.mine(), parent.mine(), kinds),
        listed(three.theirs(), parent.theirs(), kinds));
    Parts content = three.parts(parent, Tree::content);
    inner.conflict(Merging.raw(content.mine()), Merging.raw(content.theirs()));
  }

  private static String listed(Tree tree, @Nullable XmlElement parent, Set<String> kinds) {
    if (parent == null) {
      return "";
    }
    return String.join(
        ", ",
        parent.children().stream()
            .filter(child -> kinds.contains(child.name()))
            .map(child -> Identity.steps(tree.kinds(), child).getLast().key())
            .toList());
  }

  /** Both sides moved it, and not to the same place. */
  private boolean parted(Trio parent, Trio trio) {
    XmlElement old = trio.base();
    if (old == null
        || !three.ofMine().moved(old)
        || !three.ofTheirs().moved(old)
        || (home(trio.mine()) == parent.mine() && home(trio.theirs()) == parent.theirs())) {
      return false;
    }
    boolean here = home(trio.mine()) == parent.mine();
    if (here) {
      claims.both(trio, "", Does.MOVES, set(trio.mine()), set(trio.theirs()));
    }
    either(trio, here, !here);
    return true;
  }

  private static @Nullable XmlElement home(@Nullable XmlElement element) {
    return element == null ? null : element.parent();
  }

  private static String set(@Nullable XmlElement element) {
    XmlElement set = home(element);
    return set == null ? "" : set.attribute("name").map(XmlAttribute::value).orElse("");
  }

  /** One block for each side, of which somebody has to choose one. */
  private void either(Trio trio, boolean mine, boolean theirs) {
    Parts blocks = three.parts(trio, Tree::block);
    join(blocks.mine() == null ? blocks.theirs() : blocks.mine(), true);
    inner.conflict(
        mine ? Merging.raw(blocks.mine()) : "", theirs ? Merging.raw(blocks.theirs()) : "");
  }

  private void block(Trio trio) {
    Parts blocks = three.parts(trio, Tree::block);
    Range settled = three.crossing(trio) ? null : blocks.settled();
    Range shape = blocks.mine() == null ? blocks.theirs() : blocks.mine();
    join(settled == null ? shape : settled, true);
    if (settled != null) {
      inner.add(settled);
      return;
    }
    inner.add(Gaps.merge(three.parts(trio, Tree::lead), true));
    merging.element(trio, inner);
    inner.add(Gaps.merge(three.parts(trio, Tree::trail), false));
  }

  /**
   * What stands at a line's start on its side does so here; what does not, is indented if it has
   * to.
   */
  private void join(@Nullable Range next, boolean block) {
    if (next == null || next.length() == 0) {
      return;
    }
    if (next.startsLine()) {
      if (!inner.endsLine()) {
        inner.add(newline);
      }
      indent = block ? next.blanks() : indent;
    } else if (block && inner.endsLine()) {
      inner.add(indent);
    }
  }
}
