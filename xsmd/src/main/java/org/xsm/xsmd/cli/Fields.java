package org.xsm.xsmd.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as another program sent it: a value. It is asked for what is expected; what is not
 * there, or is something else, is empty, zero or false.
 *
 * @param all texts, numbers, truths, lists and maps of these, in their order
 */
record Fields(Map<String, Object> all) {
  static final Fields NONE = new Fields(Map.of());

  String text(String name) {
    Object value = all.get(name);
    return value == null || value instanceof Map || value instanceof List ? "" : value.toString();
  }

  long number(String name) {
    return all.get(name) instanceof Number number ? number.longValue() : 0;
  }

  boolean truth(String name) {
    return Objects.equals(all.get(name), true);
  }

  boolean has(String name) {
    return all.containsKey(name);
  }

  Fields object(String name) {
    return of(all.get(name));
  }

  List<Fields> objects(String name) {
    return list(name).stream().filter(Map.class::isInstance).map(Fields::of).toList();
  }

  /** A list of words or lines. */
  List<String> texts(String name) {
    return list(name).stream()
        .filter(item -> !(item instanceof Map || item instanceof List))
        .map(Object::toString)
        .toList();
  }

  List<?> list(String name) {
    return all.get(name) instanceof List<?> list ? list : List.of();
  }

  /** The same with one more. */
  Fields with(String name, Object value) {
    var more = new LinkedHashMap<>(all);
    more.put(name, value);
    return new Fields(more);
  }

  /** The same without one of them. */
  Fields without(String name) {
    var rest = new LinkedHashMap<>(all);
    rest.remove(name);
    return new Fields(rest);
  }

  static Fields of(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return NONE;
    }
    var all = new LinkedHashMap<String, Object>();
    map.forEach((key, item) -> all.put(String.valueOf(key), item));
    return new Fields(all);
  }
}
