package org.xsm.xsmd.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields of bodies that must be there: a decision. */
final class Asked {
  private Asked() {}

  static <T> T of(@Nullable T value, String name) {
    if (value == null) {
      throw Refusal.usage("the body has no " + name);
    }
    return value;
  }

  /** A list without gaps; empty where it was left out. */
  static List<String> list(@Nullable List<@Nullable String> values, String name) {
    if (values == null) {
      return List.of();
    }
    return values.stream().map(value -> of(value, "text in " + name)).toList();
  }
}
