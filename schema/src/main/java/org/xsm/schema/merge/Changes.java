package org.xsm.schema.merge;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.vocabulary.AttributeKind;
import org.xsm.schema.vocabulary.ElementKind;
import org.xsm.schema.vocabulary.Identity;
import org.xsm.schema.xml.XmlElement;

/**
 * What one side changed of an element that the other took out: a decision. Comments and layout do
 * not count, nor does what the other side put elsewhere.
 */
final class Changes {
  private static final int MOST = 5;

  private final Tree base;
  private final Tree side;
  private final Pairing pairing;
  private final Pairing other;

  Changes(Tree base, Tree side, Pairing pairing, Pairing other) {
    this.base = base;
    this.side = side;
    this.pairing = pairing;
    this.other = other;
  }

  /** The names of what changed, not all if they are many; empty if nothing did. */
  List<String> of(XmlElement before, XmlElement after) {
    Set<String> changed = new LinkedHashSet<>();
    if (pairing.moved(before)) {
      changed.add("set");
    }
    collect("", before, after, changed);
    return changed.stream().limit(MOST).toList();
  }

  private void collect(String path, XmlElement before, XmlElement after, Set<String> changed) {
    if (base.element(before).same(side.element(after)) && !holdsGuests(after)) {
      return;
    }
    if (base.opaque(before) || side.opaque(after)) {
      if (!plain(base, before).equals(plain(side, after))) {
        changed.add(path + after.name());
      }
      return;
    }
    attributes(path, before, after, changed);
    ElementKind kind = side.kind(after);
    if (kind != null && kind.type().text().isPresent()) {
      if (!before.text().strip().equals(after.text().strip())) {
        changed.add(path.isEmpty() ? after.name() : path.strip());
      }
      return;
    }
    children(path, before, after, changed);
  }

  private static boolean holdsGuests(XmlElement element) {
    return element.parent() == null || element.name().equals("set");
  }

  private static String plain(Tree tree, XmlElement element) {
    return tree.element(element).raw().replace("\r\n", "\n");
  }

  private void attributes(String path, XmlElement before, XmlElement after, Set<String> changed) {
    Tags old = Tags.of(base, before);
    Tags young = Tags.of(side, after);
    ElementKind kind = side.kind(after);
    Set<String> names = new LinkedHashSet<>(old.names());
    names.addAll(young.names());
    if (pairing.moved(before)) {
      names.remove("was");
    }
    for (String name : names) {
      var value =
          kind == null ? null : kind.type().attribute(name).map(AttributeKind::value).orElse(null);
      if (!TagMerge.same(value, old.items().get(name), young.items().get(name))) {
        changed.add(path + name);
      }
    }
  }

  private void children(String path, XmlElement before, XmlElement after, Set<String> changed) {
    int last = -1;
    for (XmlElement child : after.children()) {
      XmlElement old = pairing.base(child);
      if (old == null || old.parent() != before) {
        changed.add(path + name(side, child));
        continue;
      }
      if (other.side(old) == null) {
        collect(path + name(side, child) + " ", old, child, changed);
      }
      if (Order.isMeaningful(side.kind(child))) {
        if (old.index() < last) {
          changed.add(path + "order of " + child.name());
        }
        last = old.index();
      }
    }
    for (XmlElement old : before.children()) {
      if (pairing.side(old) == null && !mayGo(old)) {
        changed.add(path + name(base, old));
      }
    }
  }

  private static String name(Tree tree, XmlElement element) {
    String key = tree.key(element);
    return key == null ? element.name() : key;
  }

  /** Whether an element is one of many that stand for themselves: taking it out too is no clash. */
  private boolean mayGo(XmlElement old) {
    XmlElement parent = old.parent();
    return base.key(old) != null
        && parent != null
        && (parent.name().equals("set") || Identity.isContainer(base.kinds(), parent));
  }

  /** What one side changed of an element that the other took out; null if it is not so. */
  static @Nullable List<String> ofRemoved(Three three, Trio trio) {
    XmlElement old = trio.base();
    if (old == null || (trio.mine() == null) == (trio.theirs() == null)) {
      return null;
    }
    return trio.mine() != null
        ? new Changes(three.base(), three.mine(), three.ofMine(), three.ofTheirs())
            .of(old, trio.mine())
        : new Changes(three.base(), three.theirs(), three.ofTheirs(), three.ofMine())
            .of(old, trio.any());
  }
}
