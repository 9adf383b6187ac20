package org.xsm.schema.vocabulary;

import java.util.List;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlElement;

/** A decision: where an element's own text begins. */
final class StrayText {
  private static final String COMMENT = "<!--";
  private static final String CDATA = "<![CDATA[";

  private StrayText() {}

  /** The offset of its first character that is no white space; of the element if it has none. */
  static int offset(XmlDocument document, XmlElement element) {
    String text = document.source().text();
    List<XmlElement> children = element.children();
    int from = element.tagEnd();
    for (int i = 0; i <= children.size(); i++) {
      int to = i < children.size() ? children.get(i).start() : element.closeStart();
      int found = firstIn(text, from, to);
      if (found < to) {
        return found;
      }
      from = i < children.size() ? children.get(i).end() : to;
    }
    return element.start();
  }

  /** Passes over white space, comments and instructions, and into sections of characters. */
  private static int firstIn(String text, int from, int to) {
    int at = from;
    while (at < to) {
      if (text.startsWith(COMMENT, at)) {
        at = after(text, "-->", at + COMMENT.length());
      } else if (text.startsWith("<?", at)) {
        at = after(text, "?>", at);
      } else if (text.startsWith(CDATA, at)) {
        at += CDATA.length();
      } else if (text.startsWith("]]>", at)) {
        at += 3;
      } else if (Whitespace.is(text.charAt(at))) {
        at++;
      } else {
        return at;
      }
    }
    return to;
  }

  private static int after(String text, String mark, int from) {
    int found = text.indexOf(mark, from);
    return found < 0 ? text.length() : found + mark.length();
  }
}
