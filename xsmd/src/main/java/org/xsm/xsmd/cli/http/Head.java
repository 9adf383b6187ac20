package org.xsm.xsmd.cli.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.xsm.xsmd.cli.http.ExchangeException.Reason.LOST;
import static org.xsm.xsmd.cli.http.ExchangeException.Reason.STRANGE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Status and headers of an answer: a value. */
record Head(int status, Map<String, String> headers) {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");
  private static final int LINE = 8192;
  private static final int LINES = 100;
  private static final int INTERIM = 8;

  /** Reads the head of the answer that counts; those before it (1xx) only say to wait. */
  static Head read(InputStream in) throws IOException {
    for (int i = 0; i < INTERIM; i++) {
      Head head = one(in);
      if (head.status >= 200) {
        return head;
      }
    }
    throw new ExchangeException(STRANGE, "one interim answer follows the other");
  }

  private static Head one(InputStream in) throws IOException {
    Matcher status = STATUS.matcher(line(in));
    if (!status.matches()) {
      throw new ExchangeException(STRANGE, "what answers does not speak HTTP");
    }
    Map<String, String> headers = new HashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon < 1 || headers.size() == LINES) {
        throw new ExchangeException(STRANGE, "the head of the answer is no head");
      }
      headers.put(
          line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip());
    }
    return new Head(Integer.parseInt(status.group(1)), headers);
  }

  /** A line without its end. */
  static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new ExchangeException(LOST, "the connection ended before the answer did");
      }
      if (line.size() == LINE) {
        throw new ExchangeException(STRANGE, "a line of the answer's head has no end");
      }
      line.write(next);
    }
    String text = line.toString(ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** The body as it follows the head. */
  InputStream body(InputStream in) throws ExchangeException {
    if (header("transfer-encoding").toLowerCase(Locale.ROOT).endsWith("chunked")) {
      return new ChunkedInput(in);
    }
    String length = header("content-length");
    if (status == 204 || status == 304) {
      return new CountedInput(in, 0);
    }
    if (length.isEmpty()) {
      return in;
    }
    if (!length.matches("[0-9]{1,18}")) {
      throw new ExchangeException(STRANGE, "the answer has no length that could be one");
    }
    return new CountedInput(in, Long.parseLong(length));
  }
}
