package org.xsm.schema.xml;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.xsm.schema.Problem;

/** A decision: what Woodstox says of a text, in our words; for what {@link Diagnosis} let pass. */
final class WoodstoxMessage {
  private static final Pattern DUPLICATE = Pattern.compile("Duplicate attribute '\\{(.*)}(.*)'");
  private static final Pattern CHARACTER = Pattern.compile("Unexpected character '(.{1,2})' ");
  private static final Pattern PREFIX = Pattern.compile("prefix \"?'?(xmlns|xml)\\b");
  private static final Pattern NAMES = Pattern.compile("Duplicate|prefix|URI");

  private WoodstoxMessage() {}

  static Problem translate(XmlSource source, int offset, XMLStreamException error) {
    String said = error.getMessage() == null ? "" : error.getMessage();
    int place = said.indexOf("\n at [");
    String bare = place < 0 ? said : said.substring(0, place);
    // What is wrong with the names of a tag is noticed at its end.
    int start = NAMES.matcher(bare).find() ? source.text().lastIndexOf('<', offset) : offset;
    return source.error("not-well-formed", Math.max(start, 0), words(bare));
  }

  private static String words(String said) {
    Matcher duplicate = DUPLICATE.matcher(said);
    if (duplicate.lookingAt()) {
      String name = Quote.of(duplicate.group(2)) + " of name space " + Quote.of(duplicate.group(1));
      return name + " is given twice in this tag; keep one";
    }
    Matcher prefix = PREFIX.matcher(said);
    if (prefix.find()) {
      return "the prefix " + prefix.group(1) + " belongs to XML itself; choose another";
    }
    if (said.contains("bind URI")) {
      return "a name space of XML itself is declared here; choose another";
    }
    if (said.contains("instruction target") || said.contains("PI target")) {
      return "a name stands here that is none in XML 1.0; mend or remove it";
    }
    Matcher character = CHARACTER.matcher(said);
    if (character.lookingAt()) {
      return "\"" + Quote.of(character.group(1)) + "\" cannot stand here";
    }
    if (said.contains("EOF") || said.contains("end of input")) {
      return "the file ends too early; was it saved whole?";
    }
    String rest = said.isEmpty() ? "no reason is known" : said;
    return "the text is not XML here: "
        + rest.substring(0, 1).toLowerCase(Locale.ROOT)
        + Quote.of(rest.substring(1));
  }
}
