package org.xsm.xsmd.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xsm.schema.diff.Change;
import org.xsm.schema.diff.Path;

/** Differences as a machine reads them: a decision. */
final class DiffJson {
  private DiffJson() {}

  static Map<String, Object> of(Change change) {
    return switch (change) {
      case Change.Added(var where, var fields) -> whole("added", where, fields);
      case Change.Removed(var where, var fields) -> whole("removed", where, fields);
      case Change.Renamed(var where, var was) -> with(start("renamed", where), "was", was);
      case Change.Changed(var where, var field, var before, var after) ->
          with(
              with(with(start("changed", where), "field", field), "before", before),
              "after",
              after);
      case Change.Reordered(var where, var kind, var before, var after) ->
          with(
              with(with(start("reordered", where), "kind", kind), "before", before),
              "after",
              after);
    };
  }

  private static Map<String, Object> whole(String change, Path where, List<Change.Field> fields) {
    return with(
        start(change, where),
        "fields",
        fields.stream().map(field -> pair("field", field.name(), "value", field.value())).toList());
  }

  private static Map<String, Object> start(String change, Path where) {
    Map<String, Object> object = pair("change", change, "where", where.toString());
    List<Map<String, Object>> steps =
        where.steps().stream().map(step -> pair("kind", step.kind(), "key", step.key())).toList();
    return with(object, "path", steps);
  }

  private static Map<String, Object> pair(String one, Object value, String other, Object another) {
    return with(with(new LinkedHashMap<>(), one, value), other, another);
  }

  private static Map<String, Object> with(Map<String, Object> object, String name, Object value) {
    object.put(name, value);
    return object;
  }
}
