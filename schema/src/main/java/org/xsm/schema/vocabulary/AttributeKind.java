package org.xsm.schema.vocabulary;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An attribute of an element: a value. */
public record AttributeKind(
    String name,
    ValueKind value,
    boolean required,
    @Nullable String standard,
    String documentation) {
  /** What holds when it is not written, as far as the schema says it. */
  public Optional<String> defaultValue() {
    return Optional.ofNullable(standard);
  }
}
