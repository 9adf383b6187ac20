package org.xsm.schema.edit;

import org.xsm.schema.xml.XmlElement;

/** The range of a text that goes with an element, so that no hole is left: a decision. */
final class Removal {
  private Removal() {}

  static Patch of(Draft draft, XmlElement element) {
    Layout layout = draft.layout();
    int end = layout.trailEnd(element);
    if (!layout.startsLine(element.start())) {
      return Patch.remove(layout.blanksBefore(element.start()), end);
    }
    if (layout.endsLine(end)) {
      return lines(draft, element, layout.leadStart(element), layout.afterLine(end));
    }
    if (closesOnSameLine(layout, element, end)) {
      return Patch.remove(layout.lineEndBefore(layout.leadStart(element)), end);
    }
    int next = element.end();
    while (Layout.isSpace(draft.text().charAt(next))) {
      next++;
    }
    return Patch.remove(element.start(), next);
  }

  private static boolean closesOnSameLine(Layout layout, XmlElement element, int end) {
    XmlElement parent = element.parent();
    return parent != null
        && parent.closeStart() >= end
        && layout.blanksBefore(parent.closeStart()) <= end;
  }

  /** Whole lines; of blank lines on both sides, those on one go too. */
  private static Patch lines(Draft draft, XmlElement element, int from, int to) {
    Layout layout = draft.layout();
    XmlElement parent = element.parent();
    if (parent == null || parent.children().size() == 1) {
      return Patch.remove(from, to);
    }
    int above = blankLinesAbove(layout, from);
    int below = blankLinesBelow(layout, to);
    boolean first =
        layout.lineStart(parent.tagEnd()) == layout.lineStart(layout.lineEndBefore(above));
    boolean last = layout.lineStart(parent.closeStart()) == below;
    if (above < from && (below > to || last)) {
      return Patch.remove(above, to);
    }
    return first && below > to ? Patch.remove(from, below) : Patch.remove(from, to);
  }

  private static int blankLinesAbove(Layout layout, int lineStart) {
    int at = lineStart;
    while (at > 0) {
      int line = layout.lineStart(layout.lineEndBefore(at));
      if (!layout.endsLine(line)) {
        return at;
      }
      at = line;
    }
    return at;
  }

  private static int blankLinesBelow(Layout layout, int lineStart) {
    int at = lineStart;
    while (layout.endsLine(at) && layout.afterLine(at) > at) {
      at = layout.afterLine(at);
    }
    return at;
  }
}
