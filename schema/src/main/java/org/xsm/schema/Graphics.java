package org.xsm.schema;

import org.jspecify.annotations.Nullable;

/** A screen that can be reached over the network. */
public record Graphics(
    Type type,
    IpAddress listen,
    @Nullable Integer port,
    @Nullable SecretReference password,
    @Nullable String keymap)
    implements Element {
  /** The protocol. */
  public enum Type implements Word {
    VNC,
    SPICE,
    NONE
  }
}
