package org.xsm.schema.merge;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.merge.Conflict.Does;
import org.xsm.schema.merge.Three.Parts;
import org.xsm.schema.merge.Tree.Range;
import org.xsm.schema.vocabulary.ElementKind;
import org.xsm.schema.vocabulary.ValueKind;
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
    output.add(Gaps.merge(three.parts(root, Tree::trail), true));
  }

  void element(Trio trio, Output output) {
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

  static String raw(@Nullable Range range) {
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
      new Content(three, claims, this, newline, inner).write(trio);
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
}
