package org.xsm.schema;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place that packets are sent to, an address or a name and a port: a value. An IPv6 address is
 * without its brackets.
 */
public record Endpoint(String host, int port) {
  private static final Pattern FORM =
      Pattern.compile("(?:([A-Za-z0-9.\\-]+)|\\[([0-9A-Fa-f:.]+)\\]):([0-9]{1,5})");

  /** Reads {@code 239.2.11.71:8649}, {@code [fd00::1]:8649}, {@code gmond.example:8649}. */
  public static Endpoint parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "is not an address and a port; write ADDRESS:PORT, as in 239.2.11.71:8649 or"
              + " [fd00::1]:8649");
    }
    int port = Integer.parseInt(matcher.group(3));
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("has a port that no packet can; write one up to 65535");
    }
    String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return new Endpoint(HostAddresses.canonical(host), port);
  }

  @Override
  public String toString() {
    String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return shown.toLowerCase(Locale.ROOT) + ":" + port;
  }
}
