package org.xsm.xsmd.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Holds JSON against the part of JSON Schema that the API's description uses: a decision. */
final class SchemaCheck {
  private final JsonNode description;
  private final List<String> problems = new ArrayList<>();

  private SchemaCheck(JsonNode description) {
    this.description = description;
  }

  /** What does not fit; each begins with where it is. */
  static List<String> problems(JsonNode description, JsonNode schema, JsonNode value) {
    var check = new SchemaCheck(description);
    check.check("", schema, value);
    return check.problems;
  }

  /** The node that a reference leads to, or the node itself. */
  static JsonNode resolve(JsonNode description, JsonNode node) {
    JsonNode resolved = node;
    while (resolved.has("$ref")) {
      resolved = description.at(resolved.get("$ref").asText().substring(1));
    }
    if (resolved.isMissingNode()) {
      throw new IllegalStateException(node + " leads nowhere");
    }
    return resolved;
  }

  private void check(String where, JsonNode said, JsonNode value) {
    JsonNode schema = resolve(description, said);
    if (schema.has("oneOf")) {
      long fitting =
          stream(schema.get("oneOf"))
              .filter(each -> problems(description, each, value).isEmpty())
              .count();
      demand(fitting == 1, where, "fits " + fitting + " of oneOf");
      return;
    }
    demand(
        !schema.has("type") || hasType(schema.get("type"), value),
        where,
        "is no " + schema.path("type"));
    demand(
        !schema.has("enum") || stream(schema.get("enum")).anyMatch(value::equals),
        where,
        value + " is none of " + schema.path("enum"));
    demand(
        !schema.has("pattern") || value.asText().matches(schema.get("pattern").asText()),
        where,
        value + " does not match");
    demand(
        !schema.has("minimum")
            || value.isNull()
            || value.asLong() >= schema.get("minimum").asLong(),
        where,
        value + " is too small");
    if (value.isObject()) {
      checkObject(where, schema, value);
    }
    if (value.isArray() && schema.has("items")) {
      value.forEach(each -> check(where + "[]", schema.get("items"), each));
    }
  }

  private void checkObject(String where, JsonNode schema, JsonNode value) {
    schema
        .path("required")
        .forEach(name -> demand(value.has(name.asText()), where, name + " is missing"));
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      String place = where + "." + field.getKey();
      JsonNode more = schema.path("additionalProperties");
      if (schema.path("properties").has(field.getKey())) {
        check(place, schema.get("properties").get(field.getKey()), field.getValue());
      } else if (more.isObject()) {
        check(place, more, field.getValue());
      } else {
        demand(more.asBoolean(true), place, "is not described");
      }
    }
  }

  private static boolean hasType(JsonNode type, JsonNode value) {
    if (type.isArray()) {
      return stream(type).anyMatch(each -> hasType(each, value));
    }
    return switch (type.asText()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> throw new IllegalStateException("the description has the type " + type);
    };
  }

  private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private void demand(boolean holds, String where, String problem) {
    if (!holds) {
      problems.add(where + ": " + problem);
    }
  }
}
