package org.xsm.xsmd.replica.copy;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and changes texts of sites by hand, independently of what is tested. */
final class Sites {
  static final String FIRST =
      Sample.TEXT.replaceAll("memory=\"100MiB\"/>", "memory=\"100MiB\" description=\"d\"/>");

  private static final Pattern GUEST = Pattern.compile("<vm name=\"(\\w+)\"");
  private static final Pattern COMMENT = Pattern.compile("<!-- (.*?) -->");

  private Sites() {}

  /** Empty if it is not there. */
  static String field(String text, String guest, String field) {
    Matcher matcher =
        Pattern.compile("<vm name=\"" + guest + "\"[^>]* " + field + "=\"([^\"]*)\"").matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  static String with(String text, String guest, String field, String value) {
    return Sample.field(text, guest, field, value);
  }

  static String comment(String text, String words) {
    return Sample.comment(text, words);
  }

  static String withGuest(String text, String guest) {
    String line =
        "    <vm name=\""
            + guest
            + "\" config=\"web\" host=\"h2\" vcpus=\"1\" memory=\"64MiB\" description=\"d\"/>\n";
    return text.replaceFirst("(?m)^  </set>", line + "  </set>");
  }

  static Set<String> guests(String text) {
    return all(GUEST, text);
  }

  static Set<String> comments(String text) {
    return all(COMMENT, text);
  }

  private static Set<String> all(Pattern pattern, String text) {
    var found = new TreeSet<String>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
