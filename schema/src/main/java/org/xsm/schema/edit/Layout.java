package org.xsm.schema.edit;

import java.util.List;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlElement;
import org.xsm.schema.xml.XmlPiece;

/** How a document is laid out: a value. Says where lines begin and what imitates its neighbours. */
final class Layout {
  private final XmlDocument document;
  private final String text;
  private final String newline;

  Layout(XmlDocument document) {
    this.document = document;
    this.text = document.source().text();
    this.newline = newline(text);
  }

  private static String newline(String text) {
    int end = text.indexOf('\n');
    if (end < 0) {
      return text.indexOf('\r') < 0 ? "\n" : "\r";
    }
    return end > 0 && text.charAt(end - 1) == '\r' ? "\r\n" : "\n";
  }

  /** What ends the first line. */
  String newline() {
    return newline;
  }

  /** The start of the line that an offset is in. */
  int lineStart(int offset) {
    int at = offset;
    while (at > 0 && !isLineEnd(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /** Where the line ends that is before the one that starts at an offset; 0 if there is none. */
  int lineEndBefore(int lineStart) {
    int at = lineStart;
    if (at > 0 && text.charAt(at - 1) == '\n') {
      at--;
    }
    return at > 0 && text.charAt(at - 1) == '\r' ? at - 1 : at;
  }

  /** Whether the line before the one that starts at an offset is blank. */
  boolean isBlankAbove(int lineStart) {
    return lineStart > 0 && endsLine(lineStart(lineEndBefore(lineStart)));
  }

  /**
   * Just after the end of the line, if nothing but blanks is left of it; else the offset itself.
   */
  int afterLine(int offset) {
    int at = afterBlanks(offset);
    if (at == text.length()) {
      return at;
    }
    if (text.startsWith("\r\n", at)) {
      return at + 2;
    }
    return isLineEnd(text.charAt(at)) ? at + 1 : offset;
  }

  /** Whether nothing but blanks is left of the line. */
  boolean endsLine(int offset) {
    int at = afterBlanks(offset);
    return at == text.length() || isLineEnd(text.charAt(at));
  }

  private int afterBlanks(int offset) {
    int at = offset;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** The start of the spaces and tabs right before an offset. */
  int blanksBefore(int offset) {
    int at = offset;
    while (at > 0 && isSpace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /** Whether nothing but blanks stands before it on its line. */
  boolean startsLine(int offset) {
    int at = blanksBefore(offset);
    return at == 0 || isLineEnd(text.charAt(at - 1));
  }

  /** The blanks before the first thing on the line of an offset. */
  String indent(int offset) {
    int start = lineStart(offset);
    return text.substring(start, afterBlanks(start));
  }

  /** What a child adds to the indentation of the element around it. */
  String unit() {
    for (XmlElement element : document.elements()) {
      XmlElement parent = element.parent();
      if (parent != null && startsLine(element.start()) && startsLine(parent.start())) {
        String inner = indent(element.start());
        String outer = indent(parent.start());
        if (inner.length() > outer.length() && inner.startsWith(outer)) {
          return inner.substring(outer.length());
        }
      }
    }
    return "  ";
  }

  /** Where an element ends together with the comments beside it that end its line. */
  int trailEnd(XmlElement element) {
    XmlElement parent = element.parent();
    int limit = parent == null ? text.length() : parent.closeStart();
    int at = element.end();
    while (true) {
      int comment = afterBlanks(at);
      if (comment >= limit || !text.startsWith("<!--", comment)) {
        return endsLine(at) ? at : element.end();
      }
      at = XmlPiece.between(text, comment, limit).getFirst().end();
    }
  }

  /**
   * Where the comments begin that stand right above an element, without a blank line between; the
   * start of its own line if there are none. For an element that starts its line.
   */
  int leadStart(XmlElement element) {
    int start = lineStart(element.start());
    List<XmlPiece> pieces = XmlPiece.between(text, gapStart(element), element.start());
    for (int i = pieces.size() - 1; i >= 0; i--) {
      XmlPiece piece = pieces.get(i);
      if (piece.kind() == XmlPiece.Kind.BLANK) {
        continue;
      }
      boolean above = piece.kind() == XmlPiece.Kind.COMMENT && startsLine(piece.start());
      if (!above || afterLine(piece.end()) != start) {
        break;
      }
      start = lineStart(piece.start());
    }
    return start;
  }

  private static int gapStart(XmlElement element) {
    XmlElement parent = element.parent();
    if (parent == null) {
      return 0;
    }
    int at = parent.children().indexOf(element);
    return at == 0 ? parent.tagEnd() : parent.children().get(at - 1).end();
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
