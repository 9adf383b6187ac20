package org.xsm.schema.xml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value: what a text's XML declaration says, and where. What it does not say is {@code ""}, at 0.
 */
record XmlDeclaration(String version, int versionAt, String encoding, int encodingAt) {
  static final String USUAL = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

  /** A declaration is shorter than this, or none. */
  static final int LONGEST = 512;

  private static final XmlDeclaration NONE = new XmlDeclaration("", 0, "", 0);
  private static final Pattern VERSION = said("version");
  private static final Pattern ENCODING = said("encoding");
  private static final Pattern WHOLE =
      Pattern.compile(
          "<\\?xml\\s++version\\s*+=\\s*+(\"1\\.0\"|'1\\.0')"
              + "(\\s++encoding\\s*+=\\s*+(\"[A-Za-z][\\w.-]*+\"|'[A-Za-z][\\w.-]*+'))?+"
              + "(\\s++standalone\\s*+=\\s*+(\"(yes|no)\"|'(yes|no)'))?+\\s*+\\?>");

  private static Pattern said(String name) {
    return Pattern.compile("\\s" + name + "\\s*+=\\s*+[\"']([^\"'<>]*+)[\"']");
  }

  /** Reads the start of a text, however wrong the declaration may otherwise be. */
  static XmlDeclaration of(String text) {
    String head = head(text);
    Matcher version = VERSION.matcher(head);
    Matcher encoding = ENCODING.matcher(head);
    boolean hasVersion = version.find();
    boolean hasEncoding = encoding.find();
    if (!hasVersion && !hasEncoding) {
      return NONE;
    }
    return new XmlDeclaration(
        hasVersion ? version.group(1) : "",
        hasVersion ? version.start() + 1 : 0,
        hasEncoding ? encoding.group(1) : "",
        hasEncoding ? encoding.start() + 1 : 0);
  }

  /** Whether the text has no declaration, or one as XML 1.0 wants it. */
  static boolean isRight(String text) {
    return !begins(text) || WHOLE.matcher(text).lookingAt();
  }

  private static String head(String text) {
    if (!begins(text)) {
      return "";
    }
    String start = text.substring(0, Math.min(text.length(), LONGEST));
    int end = start.indexOf("?>");
    return end < 0 ? start : start.substring(0, end);
  }

  static boolean begins(String text) {
    return text.startsWith("<?xml") && Characters.nameEnd(text, 2) == 5;
  }
}
