package org.xsm.xsmd.replica.discovery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A sighting as the text record that is announced, and back: a decision. */
final class SightingText {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,253})");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
  private static final Pattern SITE =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final int WIRE_LIMIT = 255;
  private static final int PORT_LIMIT = 65_533;

  private SightingText() {}

  static Map<String, String> write(Sighting sighting) {
    var text = new LinkedHashMap<String, String>();
    text.put("site", sighting.site().toString());
    text.put("host", sighting.host());
    text.put("port", Integer.toString(sighting.port()));
    text.put("wire", Integer.toString(sighting.wire()));
    return text;
  }

  /** Empty unless everything is there and looks as a host of this program writes it. */
  static Optional<Sighting> read(UnaryOperator<@Nullable String> text, String address) {
    String site = text.apply("site");
    String host = text.apply("host");
    int port = number(text.apply("port"), PORT_LIMIT);
    int wire = number(text.apply("wire"), WIRE_LIMIT);
    if (site == null
        || !SITE.matcher(site).matches()
        || host == null
        || !HOST.matcher(host).matches()
        || port < 1
        || wire < 1) {
      return Optional.empty();
    }
    return Optional.of(new Sighting(UUID.fromString(site), host, address, port, wire));
  }

  private static int number(@Nullable String text, int limit) {
    if (text == null || !NUMBER.matcher(text).matches()) {
      return -1;
    }
    int number = Integer.parseInt(text);
    return number <= limit ? number : -1;
  }
}
