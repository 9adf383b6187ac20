package org.xsm.lab;

import java.util.List;
import java.util.regex.Pattern;

/** Changes of site files, as an admin types them: a decision. */
final class Text {
  private static final Pattern NETWORK = Pattern.compile("(?m)^    <network name=\"([^\"]*)\"");

  private Text() {}

  /** The text with one more network in it, whose bridge has one of the short names of bridges. */
  static String withNetwork(String text, String name) {
    // A bridge has fifteen letters at most, and the names of trials are longer.
    return withNetwork(text, name, "br" + Integer.toHexString(name.hashCode()));
  }

  static String withNetwork(String text, String name, String bridge) {
    String line = "    <network name=\"" + name + "\" bridge=\"" + bridge + "\"/>\n";
    return text.contains("  </networks>\n</site>")
        ? text.replace("  </networks>\n</site>", line + "  </networks>\n</site>")
        : text.replace("</site>", "  <networks>\n" + line + "  </networks>\n</site>");
  }

  /** The names of the networks that were put into it so, in order. */
  static List<String> networks(String text) {
    return NETWORK.matcher(text).results().map(found -> found.group(1)).toList();
  }
}
