package org.xsm.schema.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import org.xsm.schema.Problem;

/**
 * A decision: what is wrong with a text that Woodstox refused. Walks over the markup once more, up
 * to where Woodstox stopped, because the place where a mistake shows is often not where it was
 * made, and because the person who mends it wants to know what was opened where.
 */
final class Diagnosis {
  static final String DOCTYPE =
      "a document type (<!DOCTYPE) is not allowed in a site file; remove it";

  private final Mistakes mistakes;
  private final String text;
  private final TagCheck tags;
  private final int stop;
  private final Deque<OpenTag> open = new ArrayDeque<>();
  private boolean rooted;
  private String root = "";
  private int at;

  private Diagnosis(XmlSource source, XmlLimits limits, int stop) {
    this.mistakes = new Mistakes(source);
    this.text = source.text();
    this.tags = new TagCheck(mistakes, limits);
    this.stop = stop;
  }

  /** Empty if nothing is found up to the offset where Woodstox stopped. */
  static Optional<Problem> of(XmlSource source, XmlLimits limits, int stop) {
    try {
      new Diagnosis(source, limits, stop).walk();
      return Optional.empty();
    } catch (XmlRefusal e) {
      return Optional.of(e.problem());
    }
  }

  private void walk() {
    at = XmlDeclaration.begins(text) ? text.indexOf("?>") + 2 : 0;
    while (at < text.length() && at <= stop) {
      if (text.charAt(at) != '<') {
        characters();
      } else if (text.startsWith("<!--", at)) {
        comment();
      } else if (text.startsWith("<![CDATA[", at) && !open.isEmpty()) {
        at = endOf("a CDATA section", "]]>");
      } else if (text.startsWith("<!", at)) {
        throw declaration();
      } else if (text.startsWith("<?", at)) {
        instruction();
      } else if (text.startsWith("</", at)) {
        closeTag();
      } else {
        openTag();
      }
    }
    if (at >= text.length() && !rooted) {
      throw mistakes.atEnd("the file holds no element");
    }
    if (at >= text.length() && !open.isEmpty()) {
      throw endsInside(open.peek());
    }
  }

  private void characters() {
    int next = text.indexOf('<', at);
    int end = next < 0 ? text.length() : next;
    if (!open.isEmpty()) {
      References.check(mistakes, at, end);
      int bracket = text.indexOf("]]>", at, end);
      if (bracket >= 0) {
        throw mistakes.at(bracket, "\"]]>\" stands in text; write ]]&gt;");
      }
    } else {
      int stray = Characters.skipSpace(text, at);
      if (stray < end) {
        throw stray(stray, end);
      }
    }
    at = end;
  }

  private XmlRefusal stray(int start, int end) {
    int lineEnd = start;
    while (lineEnd < end && text.charAt(lineEnd) != '\n' && text.charAt(lineEnd) != '\r') {
      lineEnd++;
    }
    String found = "\"" + Quote.of(text, start, lineEnd).strip() + "\" stands ";
    return rooted
        ? mistakes.at(start, found + "after </" + root + ">, which ends the file; remove it")
        : mistakes.at(start, found + "before the first element; remove it");
  }

  private void comment() {
    int dashes = text.indexOf("--", at + 4);
    if (dashes >= 0 && !text.startsWith("-->", dashes)) {
      String opened = ", opened at " + mistakes.place(at);
      throw mistakes.at(
          dashes, "\"--\" inside a comment" + opened + "; XML allows it only in the closing -->");
    }
    at = endOf("a comment", "-->");
  }

  private int endOf(String what, String close) {
    int end = text.indexOf(close, at + 2);
    if (end < 0) {
      String opened = " opened at " + mistakes.place(at);
      throw mistakes.atEnd("the file ends inside " + what + opened + "; close it with " + close);
    }
    return end + close.length();
  }

  private XmlRefusal declaration() {
    String start = text.substring(at, Math.min(text.length(), at + 9));
    if (start.toUpperCase(Locale.ROOT).equals("<!DOCTYPE")) {
      return mistakes.at("doctype", at, DOCTYPE);
    }
    if (start.equals("<![CDATA[")) {
      return mistakes.at(at, "a CDATA section stands outside the root element; remove it");
    }
    return mistakes.at(
        at, "\"<!\" opens neither a comment, <!--, nor <![CDATA[; mend or remove it");
  }

  private void instruction() {
    int nameEnd = Characters.nameEnd(text, at + 2);
    String target = text.substring(at + 2, nameEnd);
    if (target.equalsIgnoreCase("xml")) {
      throw mistakes.at(
          at, "<?" + target + " …?> belongs at the very start of the file; move or remove it");
    }
    if (target.isEmpty() || target.contains(":")) {
      throw mistakes.at(
          at, "\"<?\" is not followed by a plain name; write &lt;? for the characters themselves");
    }
    at = endOf("<?" + Quote.of(target), "?>");
  }

  private void closeTag() {
    int nameEnd = Characters.nameEnd(text, at + 2);
    String name = text.substring(at + 2, nameEnd);
    String shown = "</" + Quote.of(name) + ">";
    int end = Characters.skipSpace(text, nameEnd);
    if (end == text.length()) {
      throw mistakes.atEnd(
          "the file ends inside the tag </" + Quote.of(name) + "; was it saved whole?");
    }
    if (name.isEmpty()) {
      throw mistakes.at(at, "\"</\" is not followed by a name; close an element with </name>");
    }
    if (open.isEmpty()) {
      throw mistakes.at(at, shown + " closes nothing; remove it");
    }
    OpenTag top = open.peek();
    if (!name.equals(top.name())) {
      throw mismatch(name, shown, top);
    }
    if (text.charAt(end) != '>') {
      throw mistakes.at(end, shown + " is not closed; write its \">\" here");
    }
    tags.leave(open.pop());
    at = end + 1;
  }

  private XmlRefusal mismatch(String name, String shown, OpenTag top) {
    String inner = Quote.of(top.name());
    String found = shown + " closes <" + inner + ">, opened at " + mistakes.place(top.start());
    boolean openAbove = open.stream().anyMatch(tag -> tag.name().equals(name));
    return openAbove
        ? mistakes.at(at, found + "; close <" + inner + "> first, or remove this")
        : mistakes.at(at, found + "; write </" + inner + ">, or remove this");
  }

  private void openTag() {
    int start = at;
    if (rooted && open.isEmpty()) {
      int nameEnd = Characters.nameEnd(text, at + 1);
      if (nameEnd > at + 1) {
        String name = "<" + Quote.of(text, at + 1, nameEnd) + ">";
        throw mistakes.at(
            at,
            name + " follows </" + root + ">, which ends the file; put it inside <" + root + ">");
      }
    }
    OpenTag tag = tags.enter(start);
    if (!rooted) {
      root = Quote.of(tag.name());
      rooted = true;
    }
    at = tag.end();
    if (tag.selfClosing()) {
      tags.leave(tag);
    } else {
      open.push(tag);
    }
  }

  private XmlRefusal endsInside(OpenTag inside) {
    String opened = ">, opened at " + mistakes.place(inside.start());
    return mistakes.atEnd(
        "the file ends inside <" + Quote.of(inside.name()) + opened + "; was it saved whole?");
  }
}
