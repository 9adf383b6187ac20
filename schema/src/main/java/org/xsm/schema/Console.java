package org.xsm.schema;

import org.jspecify.annotations.Nullable;

/** A serial console. */
public record Console(Type type, @Nullable String log) implements Element {
  /** What it is. */
  public enum Type implements Word {
    PTY,
    NONE
  }
}
