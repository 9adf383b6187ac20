package org.xsm.schema.merge;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.merge.Conflict.Claim;
import org.xsm.schema.merge.Conflict.Does;
import org.xsm.schema.merge.Tags.Item;
import org.xsm.schema.xml.XmlElement;

/** The conflicts of a merge as they are found: a value that grows. */
final class Claims {
  private final Three three;
  private final List<Conflict> conflicts = new ArrayList<>();

  Claims(Three three) {
    this.three = three;
  }

  List<Conflict> conflicts() {
    return List.copyOf(conflicts);
  }

  /** Two values for one attribute; null where it is not written. */
  void values(
      Trio trio, String field, @Nullable Item old, @Nullable Item left, @Nullable Item right) {
    boolean hidden = trio.any().name().equals("admin") && field.equals("password");
    add(
        trio,
        field,
        old == null ? null : shown(old.value(), hidden),
        value(three.mine(), trio.mine(), left, hidden),
        value(three.theirs(), trio.theirs(), right, hidden));
  }

  private static String shown(String value, boolean hidden) {
    return hidden ? "(hidden)" : value;
  }

  private static Claim value(
      Tree tree, @Nullable XmlElement element, @Nullable Item item, boolean hidden) {
    int offset = item != null ? item.start() : element != null ? element.start() : 0;
    return item == null
        ? claim(tree, Does.UNSETS, "", offset)
        : claim(tree, Does.SETS, shown(item.value(), hidden), offset);
  }

  /** Two texts in one element. */
  void texts(Trio trio, XmlElement left, XmlElement right) {
    XmlElement old = trio.base();
    add(
        trio,
        "",
        old == null ? null : old.text().strip(),
        claim(three.mine(), Does.SETS, left.text().strip(), left.start()),
        claim(three.theirs(), Does.SETS, right.text().strip(), right.start()));
  }

  /** One side took out what the other changed. */
  void removed(Trio trio, List<String> changes) {
    String changed = String.join(", ", changes);
    XmlElement old = trio.base();
    add(
        trio,
        "",
        null,
        trio.mine() == null
            ? absent(three.mine(), three.ofMine(), old)
            : claim(three.mine(), Does.CHANGES, changed, trio.mine().start()),
        trio.theirs() == null
            ? absent(three.theirs(), three.ofTheirs(), old)
            : claim(three.theirs(), Does.CHANGES, changed, trio.theirs().start()));
  }

  /** Where something that is gone would stand: at what held it, if that is still there. */
  private static Claim absent(Tree tree, Pairing pairing, @Nullable XmlElement old) {
    XmlElement parent = old == null ? null : old.parent();
    while (parent != null) {
      XmlElement there = pairing.side(parent);
      if (there != null) {
        return claim(tree, Does.REMOVES, "", there.start());
      }
      parent = parent.parent();
    }
    return claim(tree, Does.REMOVES, "", 0);
  }

  /** Both sides did something to the thing as a whole. */
  void both(Trio trio, String field, Does does, String left, String right) {
    add(
        trio,
        field,
        null,
        claim(three.mine(), does, left, start(trio.mine())),
        claim(three.theirs(), does, right, start(trio.theirs())));
  }

  /** Two things that come to have one name. */
  void named(Trio path, XmlElement left, XmlElement right) {
    add(
        path,
        "",
        null,
        claim(three.mine(), Does.NAMES, "", left.start()),
        claim(three.theirs(), Does.NAMES, "", right.start()));
  }

  private static int start(@Nullable XmlElement element) {
    return element == null ? 0 : element.start();
  }

  private void add(Trio trio, String field, @Nullable String base, Claim mine, Claim theirs) {
    boolean old = field.equals("name") || mine.does() == Does.MOVES;
    String path = old ? three.oldPath(trio) : three.path(trio);
    conflicts.add(new Conflict(path, field, base, mine, theirs));
  }

  private static Claim claim(Tree tree, Does does, String value, int offset) {
    var source = tree.side().document().source();
    return new Claim(does, value, tree.side().label(), source.name(), source.position(offset));
  }
}
