package org.xsm.bench.daemons;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.regex.Pattern;
import org.xsm.xsmd.store.SiteText;

/** Site files of a size: decisions. */
public final class Texts {
  private static final Pattern END = Pattern.compile("</site>\\s*$");

  private Texts() {}

  /** A site of that size with one host and many guests; no two rounds are alike. */
  public static SiteText sized(String name, int bytes, int round) {
    String text =
        String.format(
            Locale.ROOT,
            """
        <?xml version="1.0" encoding="UTF-8"?>
        <site xmlns="urn:xsm:site:1" name="%s">
          <hosts>
            <host name="h1" address="127.0.0.1"/>
          </hosts>
        </site>
        """,
            name);
    return SiteText.of(filled(text, bytes, round).getBytes(UTF_8));
  }

  /** A text with so many guests more that it has that size. Only round 0 has no marked guest. */
  public static String filled(String text, int bytes, int round) {
    var more = new StringBuilder("  <configs>\n    <config name=\"web\" memory=\"512MiB\"/>\n");
    more.append("  </configs>\n  <set name=\"load\" owner=\"root@example.com\">\n");
    for (int i = 0; text.length() + more.length() < bytes - 30; i++) {
      more.append(guest(i, i == 0 ? round : 0));
    }
    return END.matcher(text).replaceFirst(more + "  </set>\n</site>\n");
  }

  /** The same text, with another word at its first guest, where one round differs from the next. */
  public static String next(String text, int round) {
    return text.replaceFirst("round [0-9]+", "round " + round);
  }

  private static String guest(int number, int round) {
    // Names and words that are not all alike, as people write them.
    int word = (number * 0x9E3779B9) >>> 8;
    return String.format(
        Locale.ROOT,
        "    <vm name=\"vm%05d\" config=\"web\" host=\"h1\" vcpus=\"%d\" description=\"%s, %s\"/>%n",
        number,
        1 + word % 4,
        "serves customer " + Integer.toHexString(word),
        "round " + round);
  }
}
