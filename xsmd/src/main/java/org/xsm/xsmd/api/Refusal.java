package org.xsm.xsmd.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call is answered with an error. It is thrown to where answers are written, and no further. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final int status;
  private final transient Map<String, @Nullable Object> more;
  private final transient Map<String, String> headers;

  Refusal(Kind kind, String message) {
    this(kind, kind.status(), message, Map.of(), Map.of());
  }

  private Refusal(
      Kind kind,
      int status,
      String message,
      Map<String, @Nullable Object> more,
      Map<String, String> headers) {
    super(message, null, false, false);
    this.kind = kind;
    this.status = status;
    this.more = more;
    this.headers = headers;
  }

  static Refusal usage(String message) {
    return new Refusal(Kind.USAGE, message);
  }

  /** Too much at once: when to come again is part of the answer. */
  static Refusal tooMany(String message, long seconds) {
    return new Refusal(Kind.TOO_MANY, message).header("Retry-After", Long.toString(seconds));
  }

  /** The same with another status, where HTTP has one that says more. */
  Refusal status(int other) {
    return new Refusal(kind, other, message(), more, headers);
  }

  /** The same with one more field in the answer. */
  Refusal with(String name, @Nullable Object value) {
    var fields = new LinkedHashMap<>(more);
    fields.put(name, value);
    return new Refusal(kind, status, message(), fields, headers);
  }

  /** The same with one more header. */
  Refusal header(String name, String value) {
    var fields = new LinkedHashMap<>(headers);
    fields.put(name, value);
    return new Refusal(kind, status, message(), more, fields);
  }

  Kind kind() {
    return kind;
  }

  int status() {
    return status;
  }

  String message() {
    return String.valueOf(getMessage());
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("error", message());
    fields.put("kind", kind.word());
    fields.putAll(more);
    return Json.bytes(fields);
  }
}
