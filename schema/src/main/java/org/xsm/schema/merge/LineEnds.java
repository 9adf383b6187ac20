package org.xsm.schema.merge;

import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlLimits;
import org.xsm.schema.xml.XmlReader;
import org.xsm.schema.xml.XmlReading;

/**
 * How the lines of the three texts end, and so those of the merged one: a value. A side that
 * changed all line ends has changed nothing else by it.
 */
record LineEnds(boolean differ, String merged) {
  static LineEnds of(String base, String mine, String theirs) {
    String old = end(base);
    String left = end(mine);
    String right = end(theirs);
    boolean same = left.equals(old) && right.equals(old);
    return new LineEnds(!same, left.equals(old) ? right : left);
  }

  /** What ends the first line. */
  private static String end(String text) {
    int at = text.indexOf('\n');
    return at > 0 && text.charAt(at - 1) == '\r' ? "\r\n" : "\n";
  }

  /** The side with all its lines ended so; a text on one line stays as it is. */
  Side applied(Side side) {
    XmlDocument document = side.document();
    String text = document.source().text();
    String plain = text.replace("\r\n", "\n").replace("\n", merged);
    if (plain.equals(text)) {
      return side;
    }
    XmlReading reading = XmlReader.read(document.source().name(), plain, XmlLimits.DEFAULT);
    return reading instanceof XmlReading.Read(var read) ? new Side(read, side.label()) : side;
  }
}
