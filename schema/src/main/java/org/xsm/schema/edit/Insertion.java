package org.xsm.schema.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.vocabulary.ElementKind;
import org.xsm.schema.xml.XmlElement;
import org.xsm.schema.xml.XmlPiece;

/**
 * The place of an element that is to be added, and what goes around it: a value.
 *
 * @param model a sibling whose style is imitated; null where there is none
 * @param indent of the new element's line; null where it shares a line with others
 */
record Insertion(
    int from,
    int to,
    String before,
    String after,
    @Nullable XmlElement model,
    @Nullable String indent) {

  static Insertion of(Draft draft, XmlElement parent, ElementKind kind, Place place) {
    var lookup = new Lookup(draft);
    List<XmlElement> same = lookup.children(parent, kind.name());
    return switch (place) {
      case Place.Before(var key) ->
          of(draft, parent, kind, place, lookup.pick(parent, kind, same, key));
      case Place.After(var key) ->
          of(draft, parent, kind, place, lookup.pick(parent, kind, same, key));
      case Place.Usual() -> of(draft, parent, kind, place, null);
    };
  }

  /** The same, with the sibling that the place names. */
  static Insertion of(
      Draft draft, XmlElement parent, ElementKind kind, Place place, @Nullable XmlElement sibling) {
    if (sibling == null) {
      return usual(draft, parent, kind, new Lookup(draft).children(parent, kind.name()));
    }
    return place instanceof Place.Before
        ? before(draft, sibling, null)
        : after(draft, sibling, null);
  }

  private static Insertion usual(
      Draft draft, XmlElement parent, ElementKind kind, List<XmlElement> same) {
    if (!same.isEmpty()) {
      return after(draft, same.getLast(), null);
    }
    var order = new ArrayList<String>();
    draft.kind(parent).type().children().forEach(known -> order.add(known.name()));
    XmlElement predecessor = null;
    for (XmlElement child : parent.children()) {
      if (order.indexOf(child.name()) <= order.indexOf(kind.name())) {
        predecessor = child;
      }
    }
    if (predecessor != null) {
      return after(draft, predecessor, kind);
    }
    return parent.children().isEmpty()
        ? inside(draft, parent)
        : before(draft, parent.children().getFirst(), kind);
  }

  private static Insertion after(Draft draft, XmlElement sibling, @Nullable ElementKind other) {
    Layout layout = draft.layout();
    XmlElement model = other == null ? sibling : null;
    int end = layout.trailEnd(sibling);
    boolean closes = follows(draft, sibling, end);
    if (layout.startsLine(sibling.start()) && (layout.endsLine(end) || closes)) {
      String indent = layout.indent(sibling.start());
      int at = layout.afterLine(end);
      String apart = model != null && apart(draft, model) ? layout.newline() : "";
      return at > end
          ? new Insertion(
              at,
              at,
              apart + indent,
              draft.text().substring(layout.lineEndBefore(at), at),
              model,
              indent)
          : new Insertion(end, end, layout.newline() + indent, "", model, indent);
    }
    String blanks = draft.text().substring(layout.blanksBefore(sibling.start()), sibling.start());
    String before = layout.startsLine(sibling.start()) ? "" : blanks;
    return new Insertion(end, end, before, "", model, null);
  }

  /** Whether the end tag of the element around stands on the same line. */
  private static boolean follows(Draft draft, XmlElement sibling, int end) {
    XmlElement parent = sibling.parent();
    return parent != null
        && draft.layout().blanksBefore(parent.closeStart()) <= end
        && parent.closeStart() >= end;
  }

  /** Whether blank lines stand between all elements of the kind. */
  private static boolean apart(Draft draft, XmlElement model) {
    XmlElement parent = model.parent();
    if (parent == null) {
      return false;
    }
    Layout layout = draft.layout();
    List<XmlElement> same = new Lookup(draft).children(parent, model.name());
    return same.size() > 1
        && same.stream()
            .skip(1)
            .allMatch(
                it -> layout.startsLine(it.start()) && layout.isBlankAbove(layout.leadStart(it)));
  }

  private static Insertion before(Draft draft, XmlElement sibling, @Nullable ElementKind other) {
    Layout layout = draft.layout();
    XmlElement model = other == null ? sibling : null;
    if (layout.startsLine(sibling.start())) {
      String indent = layout.indent(sibling.start());
      int at = layout.leadStart(sibling);
      String apart = model != null && apart(draft, model) ? layout.newline() : "";
      return new Insertion(at, at, indent, layout.newline() + apart, model, indent);
    }
    int at = layout.blanksBefore(sibling.start());
    return new Insertion(at, at, draft.text().substring(at, sibling.start()), "", model, null);
  }

  /** Into an element that has no elements in it. */
  private static Insertion inside(Draft draft, XmlElement parent) {
    Layout layout = draft.layout();
    boolean lines =
        layout.startsLine(parent.start()) && draft.text().indexOf(layout.newline()) >= 0;
    String outer = layout.indent(parent.start());
    String inner = outer + layout.unit();
    Function<String, String> line = indent -> lines ? layout.newline() + indent : "";
    if (parent.selfClosing()) {
      int end = new StartTag(draft, parent).end();
      String close = "</" + parent.qualifiedName() + ">";
      return new Insertion(
          end,
          parent.end(),
          ">" + line.apply(inner),
          line.apply(outer) + close,
          null,
          lines ? inner : null);
    }
    int close = parent.closeStart();
    if (lines && layout.startsLine(close)) {
      int at = layout.lineStart(close);
      return new Insertion(at, at, inner, layout.newline(), null, inner);
    }
    boolean empty = XmlPiece.blankEnd(draft.text(), parent.tagEnd(), close) == close;
    int from = empty ? parent.tagEnd() : close;
    return new Insertion(
        from, close, line.apply(inner), line.apply(outer), null, lines ? inner : null);
  }

  Patch patch(String element) {
    return new Patch(from, to, before + element + after);
  }
}
