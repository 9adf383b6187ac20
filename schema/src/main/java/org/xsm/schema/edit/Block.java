package org.xsm.schema.edit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlElement;

/**
 * An element with the comments that go where it goes, cut out of its text: a value.
 *
 * @param indent that its lines have now; null where it shares a line with others
 * @param fixed ranges of the text in which blanks mean something
 */
record Block(String text, @Nullable String indent, List<Range> fixed) {
  /** A range of the text. */
  record Range(int from, int to) {}

  Block {
    fixed = List.copyOf(fixed);
  }

  static Block of(Draft draft, XmlElement element) {
    Layout layout = draft.layout();
    int trail = layout.trailEnd(element);
    boolean lines = layout.startsLine(element.start()) && layout.endsLine(trail);
    String indent = lines ? layout.indent(element.start()) : null;
    int from = element.start();
    if (lines) {
      int lead = layout.leadStart(element);
      from = lead + layout.indent(lead).length();
    }
    var fixed = new ArrayList<Range>();
    collect(element, from, fixed);
    return new Block(draft.text().substring(from, lines ? trail : element.end()), indent, fixed);
  }

  private static void collect(XmlElement element, int base, List<Range> fixed) {
    for (XmlAttribute attribute : element.attributes()) {
      fixed.add(new Range(attribute.valueStart() - base, attribute.valueEnd() - base));
    }
    if (!element.text().isBlank()) {
      fixed.add(new Range(element.tagEnd() - base, element.closeStart() - base));
      return;
    }
    element.children().forEach(child -> collect(child, base, fixed));
  }

  /** The text with its further lines indented for another place. */
  String indented(@Nullable String other) {
    String now = indent;
    if (now == null || other == null || now.equals(other)) {
      return text;
    }
    var made = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end + 1;
      boolean free = at > 0 && isFree(at) && text.startsWith(now, at);
      made.append(free ? other : "").append(text, free ? at + now.length() : at, end);
      at = end;
    }
    return made.toString();
  }

  private boolean isFree(int at) {
    return fixed.stream().noneMatch(range -> range.from <= at && at <= range.to);
  }
}
