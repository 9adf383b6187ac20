package org.xsm.xsmd.api;

import io.javalin.http.Context;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.store.RequestId;

/** One call while it is worked on: a resource of the thread that works on it. */
final class Exchange {
  private static final int CHUNK = 16 * 1024;

  private final Context context;
  private final RequestId id;
  private final boolean local;
  private @Nullable Caller caller;
  private String claimed = "someone";

  Exchange(Context context, RequestId id, boolean local) {
    this.context = context;
    this.id = id;
    this.local = local;
  }

  /** Under which a call may be repeated, and is found in the log. */
  RequestId id() {
    return id;
  }

  /** Whether it came over loopback. */
  boolean isLocal() {
    return local;
  }

  String method() {
    return context.req().getMethod();
  }

  String path() {
    return context.path();
  }

  String address() {
    return String.valueOf(context.req().getRemoteAddr());
  }

  Caller caller() {
    if (caller == null) {
      throw new IllegalStateException("a call that anyone may make asks who makes it");
    }
    return caller;
  }

  /** The caller as far as that is known. */
  String who() {
    return caller == null ? claimed : caller.name();
  }

  /** Somebody says that this is their name. */
  void claimed(String name) {
    claimed = "so-called " + Shown.of(name);
  }

  void proved(Caller who) {
    caller = who;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(context.req().getHeader(name));
  }

  /** What the client has proved to have the key of, in TLS. */
  Optional<X509Certificate> certificate() {
    return context.req().getAttribute("jakarta.servlet.request.X509Certificate")
                instanceof X509Certificate[] chain
            && chain.length > 0
        ? Optional.of(chain[0])
        : Optional.empty();
  }

  /** What stands in the path in the place of a name in braces. */
  String part(String name) {
    return context.pathParam(name);
  }

  /** The parameters that the query has, in no order. */
  List<String> queries() {
    return List.copyOf(context.queryParamMap().keySet());
  }

  Optional<String> query(String name) {
    List<String> values = context.queryParams(name);
    if (values.size() > 1) {
      throw Refusal.usage("the query has " + name + " more than once; give it once");
    }
    return values.stream().findFirst();
  }

  /** A body that has the fields of a record. */
  <T> T body(Class<T> type) {
    String sent = header("Content-Type").orElse("application/json");
    String media = sent.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!media.equals("application/json")) {
      throw Refusal.usage(
              "the body is " + Shown.of(media) + "; send JSON as Content-Type: application/json")
          .status(415);
    }
    byte[] bytes = bytes(ApiLimits.SMALL_BODY);
    if (bytes.length == 0) {
      throw Refusal.usage("the body is empty; send an object, if only {}");
    }
    return Json.read(bytes, type);
  }

  /** The body, which may be so long and no longer, whatever its head says. */
  byte[] bytes(int most) {
    if (context.req().getContentLengthLong() > most) {
      throw tooLarge(most);
    }
    try {
      ServletInputStream in = context.req().getInputStream();
      var body = new ByteArrayOutputStream();
      byte[] chunk = new byte[CHUNK];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        if (body.size() + n > most) {
          throw tooLarge(most);
        }
        body.write(chunk, 0, n);
      }
      return body.toByteArray();
    } catch (IOException e) {
      throw Refusal.usage("the body did not come to its end").header("Connection", "close");
    }
  }

  private static Refusal tooLarge(int most) {
    return new Refusal(Kind.TOO_LARGE, "the body is longer than " + most / 1024 + " KiB")
        .header("Connection", "close");
  }

  void answer(Object value) {
    answer(200, "application/json", Json.bytes(value));
  }

  void answer(int status, String media, byte[] body) {
    context.status(status);
    context.contentType(media);
    context.result(body);
  }

  void head(String name, String value) {
    context.header(name, value);
  }

  void nothingNew() {
    context.status(304);
    context.res().setContentType(null);
  }

  void refuse(Refusal refusal) {
    passOver();
    refusal.headers().forEach(this::head);
    answer(refusal.status(), "application/json", refusal.body());
  }

  /**
   * Reads what is still on its way of a body that nobody wants, if it is not much: who writes while
   * the connection is closed loses the answer.
   */
  private void passOver() {
    try {
      ServletInputStream in = context.req().getInputStream();
      byte[] chunk = new byte[CHUNK];
      int left = ApiLimits.PASSED_OVER;
      for (int n = in.read(chunk); n >= 0 && left > 0; n = in.read(chunk)) {
        left -= n;
      }
    } catch (IOException e) {
      // It ends early, and so nobody writes any more.
    }
  }

  /** Begins an answer that has no end. */
  OutputStream stream(String media) throws IOException {
    context.status(200);
    context.contentType(media);
    context.res().flushBuffer();
    return context.res().getOutputStream();
  }

  /** What the connection does from now on takes that long at most. */
  void expect(Duration time) {
    if (context.req().getAttribute(Line.ATTRIBUTE) instanceof Line line) {
      line.expect(time);
    }
  }
}
