package org.xsm.xsmd.trust;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom a certificate of a site speaks of: a value. It stands there as an URI, which no one else's
 * certificates have: {@code xsm:site:<uuid>/host/<name>}, and without a host for an authority.
 *
 * @param host null for an authority
 */
public record Subject(UUID site, @Nullable String host) {
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern HOST = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
  private static final int LONGEST_HOST = 253;
  private static final String PREFIX = "xsm:site:";
  private static final Pattern URI =
      Pattern.compile(PREFIX + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/host/(.+))?");

  public Subject {
    if (host != null) {
      hostName(host);
    }
  }

  /** The name itself, if it can be one of a host: nothing in it can break out of a certificate. */
  static String hostName(String name) {
    if (name.length() > LONGEST_HOST || !HOST.matcher(name).matches()) {
      throw new TrustException(
          "\""
              + Shown.of(name)
              + "\" is not a host name; write letters, digits and dashes, as in h1 or web-2");
    }
    return name;
  }

  static boolean isUri(String text) {
    return text.startsWith(PREFIX);
  }

  /** The subject of an URI; null where it is none. */
  static @Nullable Subject parse(String uri) {
    Matcher parts = URI.matcher(uri);
    if (!parts.matches()) {
      return null;
    }
    try {
      return new Subject(UUID.fromString(parts.group(1)), parts.group(2));
    } catch (TrustException e) {
      return null;
    }
  }

  String uri() {
    return PREFIX + site + (host == null ? "" : "/host/" + host);
  }
}
