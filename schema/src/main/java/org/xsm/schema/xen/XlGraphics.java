package org.xsm.schema.xen;

import org.jspecify.annotations.Nullable;
import org.xsm.schema.Position;

/**
 * A screen of the guest that is shown over the network or in a window: a value.
 *
 * @param listen the address to listen at, null where the file leaves it to Xen
 * @param port the TCP port, null for the next free one
 * @param password whether the file sets one; it is not kept
 */
public record XlGraphics(
    Kind kind,
    @Nullable String listen,
    @Nullable Integer port,
    boolean password,
    @Nullable String keymap,
    Position position) {

  static final int FIRST_VNC_PORT = 5900;

  /** How a screen is shown: a value. */
  public enum Kind {
    VNC,
    SPICE,
    SDL
  }
}
