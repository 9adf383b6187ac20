package org.xsm.xsmd.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.xsm.schema.Nearest;
import org.xsm.xsmd.store.Hash;

/** Values as JSON and back: a decision. What comes in is bounded, and nothing in it is ignored. */
final class Json {
  private static final int DEEPEST = 16;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(20)
                          .maxNameLength(256)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addSerializer(Hash.class, ToStringSerializer.instance))
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private Json() {}

  static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write JSON", e);
    }
  }

  /** Reads one document that has the fields of a record and no others. */
  static <T> T read(byte[] bytes, Class<T> type) {
    try (JsonParser parser = MAPPER.createParser(bytes)) {
      T value = MAPPER.readValue(parser, type);
      if (value == null) {
        throw Refusal.usage("the body is null; send an object");
      }
      return value;
    } catch (UnrecognizedPropertyException e) {
      throw Refusal.usage(unknown(e));
    } catch (JsonMappingException e) {
      throw Refusal.usage("the body does not fit" + at(e) + ": " + shown(e));
    } catch (JsonProcessingException e) {
      throw Refusal.usage("the body is not JSON: " + shown(e));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read JSON from memory", e);
    }
  }

  private static String unknown(UnrecognizedPropertyException error) {
    List<String> known =
        error.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
    String name = Shown.of(error.getPropertyName());
    return Nearest.to(error.getPropertyName(), known)
        .map(near -> "the body has no field \"" + name + "\"; did you mean \"" + near + "\"?")
        .orElseGet(
            () -> "the body has no field \"" + name + "\"; it has " + String.join(", ", known));
  }

  private static String at(JsonMappingException error) {
    String path =
        error.getPath().stream()
            .map(step -> step.getFieldName() == null ? "[]" : Shown.of(step.getFieldName()))
            .collect(Collectors.joining("."));
    return path.isEmpty() ? "" : " at " + path;
  }

  /**
   * The parser's own words, which may quote what was sent: cut, and without what is not printed.
   */
  private static String shown(JsonProcessingException error) {
    return Shown.of(error.getOriginalMessage());
  }
}
