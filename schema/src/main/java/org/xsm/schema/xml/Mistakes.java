package org.xsm.schema.xml;

import java.util.List;
import org.xsm.schema.Position;

/**
 * A decision: how a mistake in a text is reported. A mistake on a line that a version control
 * system left behind is a merge conflict, whatever else it looks like.
 */
final class Mistakes {
  private static final List<String> CONFLICTS = List.of("<<<<<<<", "|||||||", "=======", ">>>>>>>");

  private final XmlSource source;

  Mistakes(XmlSource source) {
    this.source = source;
  }

  String text() {
    return source.text();
  }

  Position place(int offset) {
    return source.position(offset);
  }

  XmlRefusal at(int offset, String words) {
    return at("not-well-formed", offset, words);
  }

  XmlRefusal at(String rule, int offset, String words) {
    int line = lineStart(offset);
    if (CONFLICTS.stream().anyMatch(marker -> text().startsWith(marker, line))) {
      String left = "a merge conflict was left here: keep one side and remove the markers";
      return new XmlRefusal(source.error("merge-conflict", line, left));
    }
    return new XmlRefusal(source.error(rule, offset, words));
  }

  XmlRefusal atEnd(String words) {
    return new XmlRefusal(source.error("not-well-formed", text().length(), words));
  }

  boolean isConflict(int offset) {
    return lineStart(offset) == offset
        && CONFLICTS.stream().anyMatch(marker -> text().startsWith(marker, offset));
  }

  private int lineStart(int offset) {
    int start = offset;
    while (start > 0 && text().charAt(start - 1) != '\n' && text().charAt(start - 1) != '\r') {
      start--;
    }
    return start;
  }
}
