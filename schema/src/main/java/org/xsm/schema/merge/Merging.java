package org.xsm.schema.merge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.merge.Conflict.Does;
import org.xsm.schema.merge.Three.Parts;
import org.xsm.schema.merge.Tree.Range;
import org.xsm.schema.vocabulary.ElementKind;
import org.xsm.schema.vocabulary.Identity;
import org.xsm.schema.vocabulary.ValueKind;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlElement;

/** Writes the merged text, element by element from the root down: a decision. */
final class Merging {
  private final Three three;
  private final Claims claims;
  private final String newline;

  Merging(Three three, Claims claims, String newline) {
    this.three = three;
    this.claims = claims;
    this.newline = newline;
  }

  void document(Output output) {
    Trio root = three.root();
    output.add(Gaps.merge(three.parts(root, Tree::lead), true));
    element(root, output);
    output.add(Gaps.merge(three.parts(root, Tree::trail), false));
  }

  private void element(Trio trio, Output output) {
    Parts whole = three.parts(trio, Tree::element);
    Range settled = three.crossing(trio) ? null : whole.settled();
    if (settled != null) {
      output.add(settled);
    } else if (three.opaque(trio)) {
      opaque(trio, whole, output);
    } else {
      open(trio, output);
    }
  }

  private void opaque(Trio trio, Parts whole, Output output) {
    String old = plain(whole.base());
    String left = plain(whole.mine());
    String right = plain(whole.theirs());
    if (left.equals(old) || left.equals(right)) {
      output.add(Objects.requireNonNull(left.equals(right) ? whole.mine() : whole.theirs()));
    } else if (right.equals(old)) {
      output.add(Objects.requireNonNull(whole.mine()));
    } else {
      claims.both(trio, "", Does.REWRITES, "", "");
      output.conflict(raw(whole.mine()), raw(whole.theirs()));
    }
  }

  private static String raw(@Nullable Range range) {
    return range == null ? "" : range.raw();
  }

  private static String plain(@Nullable Range range) {
    return raw(range).replace("\r\n", "\n");
  }

  private void open(Trio trio, Output output) {
    var tag = new TagMerge(three, trio, claims);
    tag.write(output);
    var inner = new Output(false);
    ElementKind kind = three.kind(trio);
    if (kind != null && kind.type().text().isPresent()) {
      text(trio, kind.type().text().get(), inner);
    } else {
      content(trio, inner);
    }
    Shape shape = Shape.of(three, trio, inner.isEmpty());
    output.add(shape.close());
    output.add(inner);
    output.add(shape.end(tag.name()));
  }

  private void text(Trio trio, ValueKind kind, Output inner) {
    Parts content = three.parts(trio, Tree::content);
    Range settled = content.settled();
    XmlElement left = trio.mine();
    XmlElement right = trio.theirs();
    if (settled != null || left == null || right == null) {
      inner.add(settled == null ? "" : settled.raw());
      return;
    }
    XmlElement old = trio.base();
    String before = old == null ? "" : kind.canonical(old.text().strip());
    String mine = kind.canonical(left.text().strip());
    String theirs = kind.canonical(right.text().strip());
    if (mine.equals(theirs) || (old != null && theirs.equals(before))) {
      inner.add(raw(content.mine()));
    } else if (old != null && mine.equals(before)) {
      inner.add(raw(content.theirs()));
    } else {
      claims.texts(trio, left, right);
      inner.conflict(raw(content.mine()), raw(content.theirs()));
    }
  }

  private void content(Trio parent, Output inner) {
    Siblings siblings = Siblings.of(three, parent);
    Set<Trio> gone = new HashSet<>();
    Map<Trio, List<String>> clashes = new HashMap<>();
    fates(siblings.mine(), gone, clashes);
    fates(siblings.theirs(), gone, clashes);
    Order.Merged order =
        Order.of(
            three,
            parent,
            siblings.mine().stream().filter(trio -> !gone.contains(trio)).toList(),
            siblings.theirs().stream().filter(trio -> !gone.contains(trio)).toList());
    if (!order.conflicts().isEmpty()) {
      String kinds = String.join(" and ", order.conflicts());
      claims.both(parent, "order of " + kinds, Does.REORDERS, listed(three.mine(), parent.mine(), order.conflicts()), listed(three.theirs(), parent.theirs(), order.conflicts()));
      Parts content = three.parts(parent, Tree::content);
      inner.conflict(raw(content.mine()), raw(content.theirs()));
      return;
    }
    Set<Trio> doubles = new Doubles(three, claims).among(order.elements());
    inner.add(Gaps.merge(three.parts(parent, Tree::head), false));
    for (Trio trio : order.elements()) {
      if (doubles.contains(trio)) {
        either(trio, true, true, inner);
      } else if (clashes.containsKey(trio)) {
        claims.removed(trio, clashes.get(trio));
        either(trio, true, true, inner);
      } else if (!parted(parent, trio, inner)) {
        block(trio, inner);
      }
    }
    Parts tail = three.parts(parent, Tree::tail);
    join(tail.mine() == null ? tail.theirs() : tail.mine(), inner);
    inner.add(Gaps.merge(tail, true));
  }

  private void fates(List<Trio> trios, Set<Trio> gone, Map<Trio, List<String>> clashes) {
    for (Trio trio : trios) {
      List<String> changes = Changes.ofRemoved(three, trio);
      if (changes != null && changes.isEmpty()) {
        gone.add(trio);
      } else if (changes != null) {
        clashes.put(trio, changes);
      }
    }
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
  private boolean parted(Trio parent, Trio trio, Output inner) {
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
    either(trio, here, !here, inner);
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
  private void either(Trio trio, boolean mine, boolean theirs, Output inner) {
    Parts blocks = three.parts(trio, Tree::block);
    join(blocks.mine() == null ? blocks.theirs() : blocks.mine(), inner);
    inner.conflict(mine ? raw(blocks.mine()) : "", theirs ? raw(blocks.theirs()) : "");
  }

  private void block(Trio trio, Output inner) {
    Parts blocks = three.parts(trio, Tree::block);
    Range settled = three.crossing(trio) ? null : blocks.settled();
    Range shape = settled != null ? settled : blocks.mine() == null ? blocks.theirs() : blocks.mine();
    join(shape, inner);
    if (settled != null) {
      inner.add(settled);
      return;
    }
    inner.add(Gaps.merge(three.parts(trio, Tree::lead), true));
    element(trio, inner);
    inner.add(Gaps.merge(three.parts(trio, Tree::trail), false));
  }

  /** What stands at a line's start on its side does so here. */
  private void join(@Nullable Range next, Output inner) {
    if (next != null && next.startsLine() && next.length() > 0 && !inner.endsLine()) {
      inner.add(newline);
    }
  }
}
