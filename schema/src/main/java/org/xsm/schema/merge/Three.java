package org.xsm.schema.merge;

import org.jspecify.annotations.Nullable;
import org.xsm.schema.merge.Tree.Range;
import org.xsm.schema.vocabulary.ElementKind;
import org.xsm.schema.xml.XmlElement;

/** The three texts and what is the same in them: a value. */
final class Three {
  private final Tree base;
  private final Tree mine;
  private final Tree theirs;
  private final Pairing ofMine;
  private final Pairing ofTheirs;

  Three(Side base, Side mine, Side theirs) {
    this.base = new Tree(base);
    this.mine = new Tree(mine);
    this.theirs = new Tree(theirs);
    this.ofMine = Pairing.of(this.base, this.mine);
    this.ofTheirs = Pairing.of(this.base, this.theirs);
  }

  Tree base() {
    return base;
  }

  Tree mine() {
    return mine;
  }

  Tree theirs() {
    return theirs;
  }

  Pairing ofMine() {
    return ofMine;
  }

  Pairing ofTheirs() {
    return ofTheirs;
  }

  Trio root() {
    return new Trio(base.root(), mine.root(), theirs.root());
  }

  /**
   * Whether an element may hold a guest that came from or went to another one, so that its text
   * cannot be taken from one side as it is.
   */
  boolean crossing(Trio trio) {
    XmlElement element = trio.any();
    boolean holds = element.parent() == null || element.name().equals("set");
    return holds && (ofMine.crossing() || ofTheirs.crossing());
  }

  @Nullable ElementKind kind(Trio trio) {
    if (trio.mine() != null) {
      return mine.kind(trio.mine());
    }
    return trio.theirs() != null ? theirs.kind(trio.theirs()) : null;
  }

  boolean opaque(Trio trio) {
    return (trio.base() != null && base.opaque(trio.base()))
        || (trio.mine() != null && mine.opaque(trio.mine()))
        || (trio.theirs() != null && theirs.opaque(trio.theirs()));
  }

  String path(Trio trio) {
    if (trio.mine() != null) {
      return mine.path(trio.mine());
    }
    return trio.theirs() != null ? theirs.path(trio.theirs()) : "site";
  }

  /** As it was called before either side changed anything. */
  String oldPath(Trio trio) {
    return trio.base() == null ? path(trio) : base.path(trio.base());
  }

  /** A part of each text that has the element. */
  Parts parts(Trio trio, Part part) {
    return new Parts(
        trio.base() == null ? null : part.of(base, trio.base()),
        trio.mine() == null ? null : part.of(mine, trio.mine()),
        trio.theirs() == null ? null : part.of(theirs, trio.theirs()));
  }

  /**
   * The same for what stands right inside the tags, as far as there is an end tag: an element that
   * closes itself says nothing of how another's content is laid out.
   */
  Parts inside(Trio trio, Part part) {
    return parts(new Trio(opened(trio.base()), opened(trio.mine()), opened(trio.theirs())), part);
  }

  private static @Nullable XmlElement opened(@Nullable XmlElement element) {
    return element == null || element.selfClosing() ? null : element;
  }

  /** Which part of an element's text is meant, as {@link Tree#lead}. */
  interface Part {
    Range of(Tree tree, XmlElement element);
  }

  /** The same part in the three texts, as far as it is there: a value. */
  record Parts(@Nullable Range base, @Nullable Range mine, @Nullable Range theirs) {
    /**
     * What holds where at most one side changed anything: that side's range. Null where both did,
     * or one added what the other has not.
     */
    @Nullable Range settled() {
      if (mine == null || theirs == null) {
        return base == null ? mine == null ? theirs : mine : null;
      }
      if (base != null && base.same(theirs)) {
        return mine;
      }
      if (base != null && base.same(mine)) {
        return theirs;
      }
      return mine.same(theirs) ? mine : null;
    }
  }
}
