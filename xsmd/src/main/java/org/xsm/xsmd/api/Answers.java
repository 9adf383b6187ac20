package org.xsm.xsmd.api;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers that the web server gives by itself, in the form of all others: a decision. */
final class Answers implements Request.Handler {
  /** What browsers are to make of any answer: nothing but what its type says, for nobody else. */
  static void guard(HttpFields.Mutable headers) {
    headers.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    guard(response.getHeaders());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    Kind kind = kind(status);
    byte[] body =
        new Refusal(kind, sentence(status, request.getAttribute(ErrorHandler.ERROR_MESSAGE)))
            .body();
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  private static Kind kind(int status) {
    return switch (status) {
      case 404 -> Kind.NOT_FOUND;
      case 413 -> Kind.TOO_LARGE;
      case 429 -> Kind.TOO_MANY;
      default -> status < 500 ? Kind.USAGE : Kind.INTERNAL;
    };
  }

  private static String sentence(int status, Object why) {
    return switch (status) {
      case 408 -> "the request did not come to its end in time";
      case 414, 431 -> "the head of the request is longer than " + ApiLimits.HEADERS + " bytes";
      default ->
          status < 500
              ? "this is not HTTP as it is spoken here: " + Shown.of(String.valueOf(why))
              : "xsmd failed at this call; its log has the reason";
    };
  }
}
