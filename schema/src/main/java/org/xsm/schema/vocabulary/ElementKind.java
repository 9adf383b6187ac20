package org.xsm.schema.vocabulary;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An element as it may stand inside another: a value. */
public final class ElementKind {
  private final String name;
  private final TypeKind type;
  private final String documentation;
  private final boolean once;
  private final boolean required;
  private final @Nullable String key;

  ElementKind(
      String name,
      TypeKind type,
      String documentation,
      boolean once,
      boolean required,
      @Nullable String key) {
    this.name = name;
    this.type = type;
    this.documentation = documentation;
    this.once = once;
    this.required = required;
    this.key = key;
  }

  public String name() {
    return name;
  }

  /** What may stand in it. */
  public TypeKind type() {
    return type;
  }

  public String documentation() {
    return documentation;
  }

  /** Whether there may be at most one of them in one place. */
  public boolean once() {
    return once;
  }

  /** Whether there must be one. */
  public boolean required() {
    return required;
  }

  /** The attribute that identifies it among its siblings. */
  public Optional<String> key() {
    return Optional.ofNullable(key);
  }

  @Override
  public String toString() {
    return "<" + name + ">";
  }
}
