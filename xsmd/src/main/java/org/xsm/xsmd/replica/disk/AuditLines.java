package org.xsm.xsmd.replica.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import org.xsm.xsmd.replica.order.DamagedException;
import org.xsm.xsmd.store.AuditTrail.Line;
import org.xsm.xsmd.store.Hash;

/**
 * Lines of the audit log as bytes: functions. A line is one JSON object, written in one way only;
 * its hash stands last and is of the hash before it and of all that stands before itself.
 */
final class AuditLines {
  /** The longest line in bytes; the values are cut so that none comes near it. */
  static final int LONGEST = 32 * 1024;

  private static final int MOST_LETTERS = 1000;
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private AuditLines() {}

  /** The line that follows {@code previous}; its values are made to fit on one line. */
  static Line next(
      long number,
      Instant time,
      String who,
      String what,
      String about,
      String result,
      Hash previous) {
    var bare = new Line(number, time, tidy(who), tidy(what), tidy(about), tidy(result), Hash.NONE);
    return new Line(
        number,
        time,
        bare.who(),
        bare.what(),
        bare.about(),
        bare.result(),
        chained(bare, previous));
  }

  static byte[] write(Line line) {
    return (body(line) + ",\"hash\":\"" + line.hash().hex() + "\"}\n").getBytes(UTF_8);
  }

  /**
   * Reads a line without its end.
   *
   * @throws DamagedException for all that {@link #write} would not have written so
   */
  static Line read(byte[] bytes) {
    Line line;
    try {
      JsonNode node = JSON.readTree(bytes);
      line =
          new Line(
              node.path("number").asLong(),
              Instant.parse(node.path("time").asText()),
              node.path("who").asText(),
              node.path("what").asText(),
              node.path("about").asText(),
              node.path("result").asText(),
              new Hash(node.path("hash").asText()));
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      throw new DamagedException("not a line of an audit log", e);
    }
    byte[] again = write(line);
    if (!Arrays.equals(again, 0, again.length - 1, bytes, 0, bytes.length)) {
      throw new DamagedException("not a line as xsmd writes it");
    }
    return line;
  }

  static boolean follows(Line line, Hash previous) {
    return chained(line, previous).equals(line.hash());
  }

  private static Hash chained(Line line, Hash previous) {
    return Hash.of(previous.bytes(), body(line).getBytes(UTF_8));
  }

  private static String body(Line line) {
    var out = new StringBuilder(256).append("{\"number\":").append(line.number());
    value(out, "time", line.time().toString());
    value(out, "who", line.who());
    value(out, "what", line.what());
    value(out, "about", line.about());
    value(out, "result", line.result());
    return out.toString();
  }

  private static void value(StringBuilder out, String name, String value) {
    out.append(",\"").append(name).append("\":\"");
    for (int i = 0; i < value.length(); i++) {
      char letter = value.charAt(i);
      if (letter == '"' || letter == '\\') {
        out.append('\\');
      }
      out.append(letter);
    }
    out.append('"');
  }

  /** Without what ends a line, moves a cursor, turns the direction, or is half a letter. */
  private static String tidy(String value) {
    var out = new StringBuilder();
    value
        .codePoints()
        .limit(MOST_LETTERS)
        .map(letter -> isPlain(letter) ? letter : ' ')
        .forEach(out::appendCodePoint);
    if (value.codePointCount(0, value.length()) > MOST_LETTERS) {
      out.append('…');
    }
    return out.toString();
  }

  private static boolean isPlain(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
