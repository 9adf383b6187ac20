package org.xsm.schema.merge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.xml.XmlElement;

/** Finds siblings that come to have the same key only by both sides' changes: a decision. */
final class Doubles {
  private final Three three;
  private final Claims claims;

  Doubles(Three three, Claims claims) {
    this.three = three;
    this.claims = claims;
  }

  Set<Trio> among(List<Trio> trios) {
    Map<String, Trio> first = HashMap.newHashMap(trios.size());
    Set<Trio> doubles = new HashSet<>();
    for (Trio trio : trios) {
      String key = key(trio);
      Trio other = key == null ? null : first.putIfAbsent(key, trio);
      if (other != null && key != null && clash(key, other, trio)) {
        doubles.add(other);
        doubles.add(trio);
      }
    }
    return doubles;
  }

  /** Whether neither side alone has both. */
  private boolean clash(String key, Trio one, Trio other) {
    XmlElement left = with(key, three.mine(), one.mine(), other.mine());
    XmlElement right = with(key, three.theirs(), one.theirs(), other.theirs());
    boolean mineHasBoth =
        has(key, three.mine(), one.mine()) && has(key, three.mine(), other.mine());
    boolean theyHaveBoth =
        has(key, three.theirs(), one.theirs()) && has(key, three.theirs(), other.theirs());
    if (mineHasBoth || theyHaveBoth || left == null || right == null) {
      return false;
    }
    claims.named(left == one.mine() ? one : other, left, right);
    return true;
  }

  private static boolean has(String key, Tree tree, @Nullable XmlElement element) {
    return element != null && key.equals(tree.key(element));
  }

  private static @Nullable XmlElement with(
      String key, Tree tree, @Nullable XmlElement one, @Nullable XmlElement other) {
    return has(key, tree, one) ? one : has(key, tree, other) ? other : null;
  }

  private @Nullable String key(Trio trio) {
    XmlElement left = trio.mine();
    XmlElement right = trio.theirs();
    if (left == null || right == null) {
      return left != null ? three.mine().key(left) : three.theirs().key(trio.any());
    }
    String mine = three.mine().key(left);
    XmlElement old = trio.base();
    return old != null && Objects.equals(mine, three.base().key(old))
        ? three.theirs().key(right)
        : mine;
  }
}
