package org.xsm.xsmd.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Problem;

/** Values as JSON: a decision. */
final class JsonText {
  private JsonText() {}

  /** A document, indented, with a line end. */
  static String of(Map<String, ?> document) {
    return text(document, true);
  }

  /** A document in one line, with its end. */
  static String line(Map<String, ?> document) {
    return text(document, false);
  }

  private static String text(Map<String, ?> document, boolean indented) {
    var text = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
      if (indented) {
        generator.useDefaultPrettyPrinter();
      }
      write(generator, document);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write JSON", e);
    }
    return text.append('\n').toString();
  }

  static Map<String, Object> of(Problem problem) {
    var object = new LinkedHashMap<String, Object>();
    object.put("severity", problem.severity() == Problem.Severity.ERROR ? "error" : "warning");
    object.put("rule", problem.rule());
    object.put("file", problem.file());
    object.put("line", problem.position().line());
    object.put("column", problem.position().column());
    object.put("message", problem.message());
    return object;
  }

  private static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> generator.writeNull();
      case Map<?, ?> map -> {
        generator.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          generator.writeFieldName(String.valueOf(entry.getKey()));
          write(generator, entry.getValue());
        }
        generator.writeEndObject();
      }
      case List<?> list -> {
        generator.writeStartArray();
        for (Object item : list) {
          write(generator, item);
        }
        generator.writeEndArray();
      }
      case Boolean truth -> generator.writeBoolean(truth);
      case Integer number -> generator.writeNumber(number);
      case Long number -> generator.writeNumber(number);
      case Double number -> generator.writeNumber(number);
      case BigInteger number -> generator.writeNumber(number);
      default -> generator.writeString(value.toString());
    }
  }
}
