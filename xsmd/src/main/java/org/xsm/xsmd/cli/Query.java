package org.xsm.xsmd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** What of the daemon is asked for, as HTTP has it: a value. Values are encoded here. */
record Query(String target) {
  private static final String ROOT = "/api/v1";

  /** As in {@code Query.of("/hosts", "h1")}; the parts after the first are names. */
  static Query of(String path, Object... parts) {
    var target = new StringBuilder(ROOT).append(path);
    for (Object part : parts) {
      target.append('/').append(encoded(part));
    }
    return new Query(target.toString());
  }

  /** The same with one more part of its path, not encoded. */
  Query to(String part) {
    return new Query(target + "/" + part);
  }

  Query with(String name, Object value) {
    return new Query(target + (target.indexOf('?') < 0 ? "?" : "&") + name + "=" + encoded(value));
  }

  /** The same with a parameter that is left out where it says nothing. */
  Query with(String name, boolean value) {
    return value ? with(name, "true") : this;
  }

  private static String encoded(Object value) {
    return URLEncoder.encode(value.toString(), UTF_8).replace("+", "%20");
  }
}
