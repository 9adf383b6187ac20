package org.xsm.xsmd.replica.disk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.xsm.xsmd.store.AuditTrail.Line;
import org.xsm.xsmd.store.Hash;

/**
 * A line of the audit log and what stands in it: a value. The line is JSON in ASCII; its hash is
 * over its own bytes up to the hash, the hash of the line before among them.
 */
record AuditLine(Line line, Hash previous) {
  /** The most bytes that a line has. */
  static final int MOST = 64 * 1024;

  private static final int MOST_NAME = 256;
  private static final int MOST_ABOUT = 1024;
  private static final int MOST_RESULT = 4096;
  private static final String HASH = ",\"hash\":\"";
  private static final String END = "\"}";
  private static final int TAIL = HASH.length() + 64 + END.length();
  private static final List<String> FIELDS =
      List.of("number", "time", "who", "what", "about", "result", "previous", "hash");

  /** What is to be noted: a value, each part cut to what a line takes. */
  record Note(String who, String what, String about, String result) {
    Note {
      who = cut(who, MOST_NAME);
      what = cut(what, MOST_NAME);
      about = cut(about, MOST_ABOUT);
      result = cut(result, MOST_RESULT);
    }
  }

  /** A line with its end, in ASCII, and its hash. */
  record Written(String text, Hash hash) {}

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                  .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                  .build())
          .build();

  static Written write(long number, Instant time, Note note, Hash previous) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("number", number);
      json.writeStringField("time", time.toString());
      json.writeStringField("who", note.who);
      json.writeStringField("what", note.what);
      json.writeStringField("about", note.about);
      json.writeStringField("result", note.result);
      json.writeStringField("previous", previous.hex());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Hash hash = Hash.of(text.toString().getBytes(US_ASCII));
    return new Written(text + HASH + hash + END + "\n", hash);
  }

  /** The line that these bytes are, without its end; nothing if they are no line of this log. */
  static Optional<AuditLine> read(byte[] bytes) {
    int split = bytes.length - TAIL;
    if (split < 0 || bytes.length >= MOST) {
      return Optional.empty();
    }
    Hash hash = Hash.of(Arrays.copyOf(bytes, split));
    if (!new String(bytes, split, TAIL, US_ASCII).equals(HASH + hash + END)) {
      return Optional.empty();
    }
    try {
      JsonNode json = JSON.readTree(bytes);
      List<String> names = json.propertyStream().map(property -> property.getKey()).toList();
      if (!names.equals(FIELDS) || !json.path("number").isIntegralNumber()) {
        return Optional.empty();
      }
      Line line =
          new Line(
              json.path("number").asLong(),
              Instant.parse(json.path("time").asText()),
              json.path("who").asText(),
              json.path("what").asText(),
              json.path("about").asText(),
              json.path("result").asText(),
              hash);
      return Optional.of(new AuditLine(line, new Hash(json.path("previous").asText())));
    } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }
}
