package org.xsm.schema;

import org.jspecify.annotations.Nullable;

/** The firmware of a guest. */
public record Firmware(
    Type type, boolean secureBoot, @Nullable String loader, @Nullable String variables)
    implements Element {
  /** What it is. */
  public enum Type implements Word {
    BIOS,
    UEFI
  }
}
