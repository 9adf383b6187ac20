package org.xsm.schema.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Texts made to take all time or all memory. As a program it reads them all, so that a test can run
 * it in a small heap.
 */
final class HostileTexts {
  private static final int MOST = XmlLimits.DEFAULT.bytes();

  private HostileTexts() {}

  /**
   * A text that is made when it is needed.
   *
   * @param expected what its message says; empty if it is read
   */
  record Hostile(String name, String expected, Supplier<String> text) {
    XmlReading read() {
      return XmlReader.read("site.xml", text.get().getBytes(ISO_8859_1), XmlLimits.DEFAULT);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  public static void main(String[] arguments) {
    Stream.concat(refused().stream(), readable().stream()).forEach(text -> text.read());
  }

  static List<Hostile> refused() {
    return List.of(
        refused("nesting", "nested more than 64 deep", () -> "<a>".repeat(10_000)),
        refused("nesting to the end", "nested more than 64 deep", () -> fill("", "<a>", "")),
        refused("attributes", "more than the 200 attributes", () -> attributes(1_000_000)),
        refused("one value", "value is longer than", () -> fill("<a x='", "y", "'/>")),
        refused("one value, open", "ends inside the value", () -> fill("<a x='", "y", "")),
        refused("one name", "a name of", () -> fill("<", "a", "/>")),
        refused("one attribute name", "a name of", () -> fill("<a ", "b", "=''/>")),
        refused("one text", "characters of text", () -> fill("<a>", "b", "</a>")),
        refused("one text of references", "of text", () -> fill("<a>", "&amp;", "</a>")),
        refused("one CDATA section", "of text", () -> fill("<a><![CDATA[", "b", "]]></a>")),
        refused("CDATA sections", "of text", () -> fill("<a>", "<![CDATA[bcd]]>", "</a>")),
        refused("open comment", "ends inside a comment", () -> fill("<!--", " ", "")),
        refused("open instruction", "ends inside <?p", () -> fill("<a><?p ", " ", "")),
        refused("open CDATA", "characters of text", () -> fill("<a><![CDATA[", " ", "")),
        refused("space in an open tag", "ends inside the tag", () -> fill("<a", " ", "")),
        refused("less-than signs", "starts no name", () -> fill("", "< ", "")),
        refused("ampersands", "before the first element", () -> fill("", "&", "")),
        refused("one entity", "is not defined", () -> fill("<a>&", "x", ";</a>")),
        refused("one number", "not a character", () -> fill("<a>&#", "9", ";</a>")),
        refused("line feeds", "white space", () -> fill("", "\n", "")),
        refused("close tags", "closes nothing", () -> fill("", "</a>", "")),
        refused("brackets", "of text", () -> fill("<a>", "]]", "&</a>")),
        refused("late mistake", "stands alone", () -> fill("<a>", "<bcdefgh/>\n", "&</a>")),
        refused(
            "late mistake, one line", "stands alone", () -> fill("<a>", "<bcd></bcd>", "&</a>")),
        refused("colliding names", "different names", HostileTexts::collidingNames),
        refused("name spaces", "name spaces are declared", HostileTexts::nameSpaces),
        refused("entity bomb", "document type", HostileTexts::entityBomb),
        refused("wide document type", "document type", () -> fill("<!DOCTYPE a [", " ", "]><a/>")));
  }

  static List<Hostile> readable() {
    return List.of(
        readable("elements", () -> fill("<a>", "<bcdefgh/>", "</a>")),
        readable("elements with end tags", () -> fill("<a>", "<bcd></bcd>", "</a>")),
        readable("attributes", () -> fill("<a>", "<b cde='' fgh='' ijk='' lmn=''/>", "</a>")),
        readable("comments", () -> fill("<a>", "<!---->", "</a>")),
        readable("instructions", () -> fill("<a>", "<?p?>", "</a>")),
        readable("one comment", () -> fill("<a><!--", "-b", "--></a>")),
        readable("carriage returns", () -> fill("<a><b/>", "\r", "</a>")),
        readable("space in a tag", () -> fill("<a", " ", "/>")));
  }

  /** As much of a repeated piece as a file may hold, between two others. */
  static String fill(String before, String piece, String after) {
    int room = MOST - before.length() - after.length();
    return before + piece.repeat(room / piece.length()) + after;
  }

  private static Hostile refused(String name, String expected, Supplier<String> text) {
    return new Hostile(name, expected, text);
  }

  private static Hostile readable(String name, Supplier<String> text) {
    return new Hostile(name, "", text);
  }

  private static String attributes(int count) {
    var text = new StringBuilder("<a");
    for (int number = 0; number < count; number++) {
      text.append(" a").append(number).append("=''");
    }
    return text.append("/>").toString();
  }

  /** {@code Aa} and {@code BB} have one hash code, and so have all words of n of them. */
  private static String collidingNames() {
    var text = new StringBuilder("<a>");
    for (int number = 0; number < 1 << 16; number++) {
      text.append('<');
      for (int bit = 0; bit < 16; bit++) {
        text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
      }
      text.append("/>");
    }
    return text.append("</a>").toString();
  }

  /** Look-ups walk over all declarations in force, so deep ones times many look-ups are slow. */
  private static String nameSpaces() {
    var text = new StringBuilder("<a xmlns:p='u'>");
    for (int level = 0; level < 50; level++) {
      text.append("<a");
      for (int number = 0; number < 150; number++) {
        text.append(" xmlns:n").append(number).append("='u'");
      }
      text.append('>');
    }
    return fill(text.toString(), "<p:a/>", "");
  }

  private static String entityBomb() {
    var text = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 'lol'>");
    for (int level = 1; level < 30; level++) {
      String inner = ("&e" + (level - 1) + ";").repeat(10);
      text.append("<!ENTITY e").append(level).append(" '").append(inner).append("'>");
    }
    return text.append("]><a>&e29;</a>").toString();
  }
}
