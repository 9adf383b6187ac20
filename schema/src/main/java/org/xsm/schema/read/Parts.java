package org.xsm.schema.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Picks children by their class from the lists of the generated classes: a decision. */
final class Parts {
  private Parts() {}

  /** The only child of a class; of several, which the structure check reports, the first. */
  static <T> @Nullable T one(List<Object> parts, Class<T> type) {
    for (Object part : parts) {
      if (type.isInstance(part)) {
        return type.cast(part);
      }
    }
    return null;
  }

  static <T> List<T> all(List<Object> parts, Class<T> type) {
    if (parts.isEmpty()) {
      return List.of();
    }
    return parts.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
