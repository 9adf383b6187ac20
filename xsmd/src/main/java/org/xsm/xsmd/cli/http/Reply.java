package org.xsm.xsmd.cli.http;

import java.util.Locale;
import java.util.Map;

/** An answer: a value. */
public final class Reply {
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * @param headers by their names in lower case
   */
  Reply(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  public int status() {
    return status;
  }

  /** A header; empty if it is not there. */
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  /** The bytes themselves: nobody changes them. */
  public byte[] body() {
    return body;
  }
}
