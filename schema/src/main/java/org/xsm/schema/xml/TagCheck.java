package org.xsm.schema.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A decision: what is wrong with a start tag. Keeps which prefixes are declared where it stands.
 */
final class TagCheck {
  private final Mistakes mistakes;
  private final String text;
  private final XmlLimits limits;
  private final Map<String, Integer> declared = new HashMap<>(Map.of("xml", 1, "xmlns", 1, "", 1));

  TagCheck(Mistakes mistakes, XmlLimits limits) {
    this.mistakes = mistakes;
    this.text = mistakes.text();
    this.limits = limits;
  }

  /** Looks at the tag whose {@code <} stands at an offset; throws the first mistake. */
  OpenTag enter(int start) {
    int nameEnd = Characters.nameEnd(text, start + 1);
    if (nameEnd == start + 1) {
      throw noName(start);
    }
    String name = text.substring(start + 1, nameEnd);
    Map<String, Integer> attributes = new LinkedHashMap<>();
    int at = Characters.skipSpace(text, nameEnd);
    int last = nameEnd;
    while (!endsTag(start, name, at)) {
      if (at == last) {
        throw noSpace(name, nameEnd, at, attributes);
      }
      last = attribute(name, at, attributes);
      at = Characters.skipSpace(text, last);
    }
    List<String> prefixes = declare(attributes);
    prefixed(name, start + 1, "<" + Quote.of(name) + ">");
    attributes.forEach((attribute, place) -> prefixed(attribute, place, Quote.of(attribute)));
    boolean selfClosing = text.charAt(at) == '/';
    return new OpenTag(name, start, selfClosing ? at + 2 : at + 1, selfClosing, prefixes);
  }

  /** Takes back what the tag declared, at the end of its element. */
  void leave(OpenTag tag) {
    tag.prefixes().forEach(prefix -> declared.merge(prefix, -1, Integer::sum));
  }

  private XmlRefusal noName(int start) {
    if (start + 1 == text.length()) {
      return mistakes.atEnd("the file ends after a \"<\"; was it saved whole?");
    }
    String next = Quote.of(Character.toString(text.codePointAt(start + 1)));
    return mistakes.at(
        start, "\"<\" is followed by \"" + next + "\", which starts no name; write &lt; for it");
  }

  private boolean endsTag(int start, String name, int at) {
    if (at == text.length() || (text.startsWith("/", at) && at + 1 == text.length())) {
      String tag = "the file ends inside the tag <" + Quote.of(name);
      throw mistakes.atEnd(tag + ", opened at " + mistakes.place(start) + "; was it saved whole?");
    }
    char c = text.charAt(at);
    if (c == '<') {
      String tag = "the tag <" + Quote.of(name) + ", opened at " + mistakes.place(start);
      throw mistakes.at(at, tag + ", is not closed; write its \">\" before this");
    }
    if (c == '/' && text.charAt(at + 1) != '>') {
      throw mistakes.at(at, "\"/\" inside the tag <" + Quote.of(name) + "; write \"/>\" to end it");
    }
    return c == '>' || c == '/';
  }

  private XmlRefusal noSpace(String name, int nameEnd, int at, Map<String, Integer> attributes) {
    if (at == nameEnd) {
      return mistakes.at(at, shown(at) + " cannot stand in the name of <" + Quote.of(name));
    }
    List<String> names = new ArrayList<>(attributes.keySet());
    String last = names.getLast();
    int quote = quote(attributes.getOrDefault(last, 0) + last.length());
    if (text.charAt(at - 2) == '=') {
      String value = Quote.of(last) + "=" + Quote.of(text, quote, at - 1);
      return mistakes.at(quote, "the value of " + value + " has no closing quote; write it");
    }
    return mistakes.at(
        at, "no space after the value of " + Quote.of(last) + "; write one, or mend its quotes");
  }

  /** Returns the end of the attribute that starts at an offset. */
  private int attribute(String element, int start, Map<String, Integer> seen) {
    int nameEnd = Characters.nameEnd(text, start);
    if (nameEnd == start) {
      throw mistakes.at(start, shown(start) + " cannot start the name of an attribute");
    }
    String name = text.substring(start, nameEnd);
    String shown = Quote.of(name);
    int quote = quote(nameEnd);
    if (quote < 0 || quote >= text.length() || "<>/".indexOf(text.charAt(quote)) >= 0) {
      throw mistakes.at(start, shown + " has no value; write " + shown + "=\"…\"");
    }
    char mark = text.charAt(quote);
    if (mark != '"' && mark != '\'') {
      throw unquoted(shown, quote);
    }
    int end = value(shown, quote, mark) + 1;
    Integer first = seen.putIfAbsent(name, start);
    if (first != null) {
      String twice = shown + " is given twice in <" + Quote.of(element) + ">, first at ";
      throw mistakes.at(start, twice + mistakes.place(first) + "; keep one");
    }
    if (seen.size() > limits.attributes()) {
      throw mistakes.at("too-many-attributes", start, limits.tooManyAttributes());
    }
    return end;
  }

  /** Where the value should start, given the end of the name; -1 if there is no {@code =}. */
  private int quote(int nameEnd) {
    int equals = Characters.skipSpace(text, nameEnd);
    return text.startsWith("=", equals) ? Characters.skipSpace(text, equals + 1) : -1;
  }

  private XmlRefusal unquoted(String name, int start) {
    int end = start;
    while (end < text.length()
        && !Characters.isSpace(text.charAt(end))
        && "<>\"'".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    boolean selfClosing = end < text.length() && text.startsWith("/>", end - 1);
    String bare = Quote.of(text, start, selfClosing ? end - 1 : end);
    String plain = bare.replaceAll("[“”„‘’«»]", "");
    return plain.length() < bare.length()
        ? mistakes.at(start, shown(start) + " is not a quote of XML; write " + set(name, plain))
        : mistakes.at(start, "the value of " + name + " has no quotes; write " + set(name, bare));
  }

  private static String set(String name, String value) {
    return name + "=\"" + value + "\"";
  }

  /** Returns the offset of the closing quote. */
  private int value(String name, int quote, char mark) {
    int close = text.indexOf(mark, quote + 1);
    int end = close < 0 ? text.length() : close;
    int less = text.indexOf('<', quote + 1, end);
    if (less >= 0 && !mistakes.isConflict(less) && runsOver(quote, less)) {
      throw unclosed(name, quote, less);
    }
    if (less >= 0) {
      throw mistakes.at(less, "\"<\" stands in the value of " + name + "; write &lt;");
    }
    if (close < 0) {
      String value = name + "=" + Quote.of(text, quote, end).strip();
      throw mistakes.at(
          quote, "the file ends inside the value of " + value + "; was it saved whole?");
    }
    References.check(mistakes, quote + 1, close);
    if (close - quote - 1 > limits.valueLength()) {
      throw mistakes.at("too-long", quote - 1 - name.length(), limits.valueTooLong());
    }
    return close;
  }

  /** A value that holds the end of a tag or of a line is one whose quote was forgotten. */
  private boolean runsOver(int quote, int end) {
    return text.indexOf('>', quote, end) >= 0 || text.indexOf('\n', quote, end) >= 0;
  }

  private XmlRefusal unclosed(String name, int quote, int end) {
    String value = Quote.of(name) + "=" + Quote.of(text, quote, end).strip();
    return mistakes.at(quote, "the value of " + value + " has no closing quote; write it");
  }

  private List<String> declare(Map<String, Integer> attributes) {
    List<String> prefixes = new ArrayList<>();
    attributes.forEach(
        (name, place) -> {
          if (name.startsWith("xmlns:")) {
            int quote = quote(place + name.length());
            if (text.charAt(quote) == text.charAt(quote + 1)) {
              String empty = Quote.of(name) + "=\"\" names no name space; give it one";
              throw mistakes.at(place, empty);
            }
            prefixes.add(name.substring(6));
          }
        });
    prefixes.forEach(prefix -> declared.merge(prefix, 1, Integer::sum));
    return prefixes;
  }

  private void prefixed(String name, int place, String shown) {
    int colon = name.indexOf(':');
    if (colon == 0 || colon == name.length() - 1 || colon != name.lastIndexOf(':')) {
      throw mistakes.at(place, shown + " is not a name: one \":\" stands between prefix and name");
    }
    if (colon > 0 && declared.getOrDefault(name.substring(0, colon), 0) == 0) {
      String prefix = Quote.of(name.substring(0, colon));
      throw mistakes.at(
          place,
          "the prefix of "
              + shown
              + " is not declared; write xmlns:"
              + prefix
              + "=\"…\" above, or remove \""
              + prefix
              + ":\"");
    }
  }

  private String shown(int at) {
    return "\"" + Quote.of(Character.toString(text.codePointAt(at))) + "\"";
  }
}
