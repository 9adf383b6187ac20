package org.xsm.schema.merge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.vocabulary.ElementKind;
import org.xsm.schema.vocabulary.Identity;
import org.xsm.schema.vocabulary.Kinds;
import org.xsm.schema.vocabulary.Vocabulary;
import org.xsm.schema.xml.XmlElement;
import org.xsm.schema.xml.XmlPiece;

/**
 * One side's text with its elements cut into blocks: a value. The block of an element is its lead
 * (blanks and comments above), itself, and its trail (what follows on its line, the line end
 * included); the content of an element is a head, the blocks of its children, and a tail.
 */
final class Tree {
  private final Side side;
  private final String text;
  private final Kinds kinds;
  private final int[] leads;
  private final int[] trails;
  private final int[] heads;

  Tree(Side side) {
    this.side = side;
    this.text = side.document().source().text();
    this.kinds = Kinds.of(side.document(), Vocabulary.site());
    int count = side.document().elements().size();
    this.leads = new int[count];
    this.trails = new int[count];
    this.heads = new int[count];
    trails[0] = text.length();
    side.document().elements().forEach(this::cut);
  }

  private void cut(XmlElement parent) {
    List<XmlElement> children = parent.children();
    int next = children.isEmpty() ? parent.closeStart() : children.getFirst().start();
    int at = lineEnd(parent.tagEnd(), next);
    heads[parent.index()] = at;
    for (int i = 0; i < children.size(); i++) {
      XmlElement child = children.get(i);
      next = i + 1 < children.size() ? children.get(i + 1).start() : parent.closeStart();
      leads[child.index()] = at;
      at = lineEnd(child.end(), next);
      trails[child.index()] = at;
    }
  }

  /** Just after the line end, if only blanks and comments stand before it; else the start. */
  private int lineEnd(int from, int limit) {
    int at = from;
    while (at < limit) {
      char c = text.charAt(at);
      if (c == '\n') {
        return at + 1;
      }
      if (c == '\r') {
        return text.startsWith("\r\n", at) ? at + 2 : at + 1;
      }
      if (c == ' ' || c == '\t') {
        at++;
      } else if (c == '<') {
        at = XmlPiece.between(text, at, limit).getFirst().end();
      } else {
        return from;
      }
    }
    return from;
  }

  Side side() {
    return side;
  }

  String text() {
    return text;
  }

  Kinds kinds() {
    return kinds;
  }

  XmlElement root() {
    return side.document().root();
  }

  Range element(XmlElement element) {
    return new Range(this, element.start(), element.end());
  }

  Range block(XmlElement element) {
    return new Range(this, leads[element.index()], trails[element.index()]);
  }

  Range lead(XmlElement element) {
    return new Range(this, leads[element.index()], element.start());
  }

  Range trail(XmlElement element) {
    return new Range(this, element.end(), trails[element.index()]);
  }

  Range content(XmlElement element) {
    return new Range(this, element.tagEnd(), element.closeStart());
  }

  Range head(XmlElement element) {
    return new Range(this, element.tagEnd(), heads[element.index()]);
  }

  Range tail(XmlElement element) {
    List<XmlElement> children = element.children();
    int from = children.isEmpty() ? heads[element.index()] : trails[children.getLast().index()];
    return new Range(this, from, element.closeStart());
  }

  @Nullable ElementKind kind(XmlElement element) {
    return kinds.of(element).orElse(null);
  }

  /** Whether an element is merged as a whole: its inside is none of the vocabulary's business. */
  boolean opaque(XmlElement element) {
    ElementKind kind = kind(element);
    return kind == null || kind.type().open();
  }

  /** What tells an element from its siblings; null where only its content or place can. */
  @Nullable String key(XmlElement element) {
    ElementKind kind = kind(element);
    if (kind == null) {
      return null;
    }
    if (kind.once()) {
      return element.name();
    }
    return Identity.key(kinds, element).map(key -> element.name() + " " + key).orElse(null);
  }

  String path(XmlElement element) {
    return Identity.path(kinds, element);
  }

  /** A range of a side's text: a value. */
  record Range(Tree tree, int from, int to) {
    int length() {
      return to - from;
    }

    String raw() {
      return tree.text.substring(from, to);
    }

    boolean same(Range other) {
      return length() == other.length()
          && tree.text.regionMatches(from, other.tree.text, other.from, length());
    }

    /** The spaces and tabs that it begins with. */
    String blanks() {
      int at = from;
      while (at < to && (tree.text.charAt(at) == ' ' || tree.text.charAt(at) == '\t')) {
        at++;
      }
      return tree.text.substring(from, at);
    }

    /** Whether it begins where a line does. */
    boolean startsLine() {
      return from == 0 || tree.text.charAt(from - 1) == '\n' || tree.text.charAt(from - 1) == '\r';
    }
  }
}
