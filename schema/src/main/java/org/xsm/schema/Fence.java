package org.xsm.schema;

import org.jspecify.annotations.Nullable;

/** How the site proves that a host is dead. */
public record Fence(Method method, @Nullable String command, @Nullable Span after, Span timeout)
    implements Element {
  /** The way. */
  public enum Method implements Word {
    POWER,
    COMMAND,
    MANUAL
  }
}
