package org.xsm.schema.merge;

import org.jspecify.annotations.Nullable;
import org.xsm.schema.xml.XmlElement;

/**
 * How an element's tags are closed: a value.
 *
 * @param close the end of the start tag, blanks before it included
 * @param selfClosing whether there is no end tag
 * @param endTag as written; empty where a new one is needed
 */
record Shape(String close, boolean selfClosing, String endTag) {
  /**
   * As the side has it that changed it; one that can hold something where there is something.
   *
   * @param empty whether there is nothing between the tags
   */
  static Shape of(Three three, Trio trio, boolean empty) {
    Shape mine = of(three.mine(), trio.mine());
    Shape theirs = of(three.theirs(), trio.theirs());
    Shape base = of(three.base(), trio.base());
    boolean follow = mine == null || (theirs != null && mine.equals(base));
    Shape wanted = follow ? theirs : mine;
    Shape other = follow ? mine : theirs;
    if (wanted != null && (empty || !wanted.selfClosing)) {
      return wanted;
    }
    return other != null && !other.selfClosing ? other : new Shape(">", false, "");
  }

  private static @Nullable Shape of(Tree tree, @Nullable XmlElement element) {
    if (element == null) {
      return null;
    }
    String endTag = tree.text().substring(element.closeStart(), element.end());
    return new Shape(Tags.of(tree, element).close(), element.selfClosing(), endTag);
  }

  String end(String name) {
    if (selfClosing) {
      return "";
    }
    return endTag.startsWith("</" + name) ? endTag : "</" + name + ">";
  }
}
