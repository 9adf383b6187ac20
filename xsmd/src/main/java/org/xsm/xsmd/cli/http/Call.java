package org.xsm.xsmd.cli.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;

/** A request: a value. */
public final class Call {
  private final String method;
  private final String target;
  private final Map<String, String> headers;
  private final byte[] body;

  private Call(String method, String target, Map<String, String> headers, byte[] body) {
    this.method = method;
    this.target = target;
    this.headers = headers;
    this.body = body;
  }

  /**
   * A request without a body.
   *
   * @param target path and query, encoded already
   */
  public static Call of(String method, String target) {
    return new Call(method, target, Map.of(), new byte[0]);
  }

  /** The same with one more header; its value has no control characters. */
  public Call header(String name, String value) {
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("the header " + name + " would have a control character");
    }
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Call(method, target, more, body);
  }

  /** The same with a body, which nobody changes any more. */
  public Call body(String type, byte[] bytes) {
    return new Call(method, target, headers, bytes).header("Content-Type", type);
  }

  String method() {
    return method;
  }

  byte[] content() {
    return body;
  }

  byte[] head(int port) {
    var head = new StringBuilder();
    head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    head.append("Host: 127.0.0.1:").append(port).append("\r\nConnection: close\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    if (body.length > 0 || !method.equals("GET")) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(UTF_8);
  }
}
