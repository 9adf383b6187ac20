package org.xsm.xsmd.edit;

import java.util.List;
import java.util.Locale;

/**
 * Whether a path or URL lies under one of the prefixes that a set allows: a decision. Strict: what
 * could come to mean another place (dots, escapes, an empty step) lies under none.
 */
final class Prefixes {
  private static final List<String> ESCAPES = List.of("%2e", "%2f", "%5c", "%25", "%00");

  private Prefixes() {}

  static boolean cover(List<String> prefixes, String location) {
    return isPlain(location) && prefixes.stream().anyMatch(prefix -> isUnder(prefix, location));
  }

  private static boolean isUnder(String prefix, String location) {
    if (!location.startsWith(prefix)) {
      return false;
    }
    // A step ends where the prefix does: /srv/a allows /srv/a and /srv/a/x, but not /srv/ab.
    return location.length() == prefix.length()
        || prefix.endsWith("/")
        || location.charAt(prefix.length()) == '/';
  }

  private static boolean isPlain(String location) {
    String lower = location.toLowerCase(Locale.ROOT);
    if (location.indexOf('\\') >= 0 || ESCAPES.stream().anyMatch(lower::contains)) {
      return false;
    }
    int scheme = location.indexOf("://");
    String path = scheme < 0 ? location : location.substring(scheme + 3);
    for (String step : path.split("[/:?#]", -1)) {
      if (step.equals("..") || step.equals(".")) {
        return false;
      }
    }
    return path.replaceFirst("^/", "").indexOf("//") < 0;
  }
}
