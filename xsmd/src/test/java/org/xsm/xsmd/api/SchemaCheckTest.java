package org.xsm.xsmd.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SchemaCheckTest {
  private static List<String> problems(String value) throws JsonProcessingException {
    JsonNode schema =
        Served.JSON.readTree(
            """
            {"type": "object", "required": ["a"], "additionalProperties": false, "properties": {
              "a": {"type": "integer", "minimum": 1},
              "b": {"oneOf": [{"type": "null"}, {"type": "array", "items": {"enum": ["x"]}}]}}}
            """);
    return SchemaCheck.problems(schema, schema, Served.JSON.readTree(value));
  }

  @Test
  void findsNothingWhereAllFits() throws JsonProcessingException {
    assertThat(problems("{\"a\": 1}")).isEmpty();
    assertThat(problems("{\"a\": 1, \"b\": null}")).isEmpty();
    assertThat(problems("{\"a\": 1, \"b\": [\"x\", \"x\"]}")).isEmpty();
  }

  @Test
  void findsWhatDoesNotFit() throws JsonProcessingException {
    assertThat(problems("{}")).containsExactly(": \"a\" is missing");
    assertThat(problems("{\"a\": \"1\"}")).containsExactly(".a: is no \"integer\"");
    assertThat(problems("{\"a\": 0}")).containsExactly(".a: 0 is too small");
    assertThat(problems("{\"a\": 1, \"c\": 2}")).containsExactly(".c: is not described");
    assertThat(problems("{\"a\": 1, \"b\": [\"y\"]}")).containsExactly(".b: fits 0 of oneOf");
    assertThat(problems("[]")).containsExactly(": is no \"object\"");
  }
}
