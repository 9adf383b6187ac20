package org.xsm.schema.xen;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Position;

/**
 * One network interface of a Xen configuration file: a value. What the file leaves to Xen is null.
 *
 * @param addresses the guest's IP addresses, as written
 * @param bytesPerSecond the most that the guest may send
 * @param leftOut what else the file says of the interface, as it is written there
 */
public record XlVif(
    @Nullable String mac,
    @Nullable String bridge,
    List<String> addresses,
    @Nullable String model,
    @Nullable Type type,
    @Nullable String script,
    @Nullable String name,
    @Nullable Long bytesPerSecond,
    List<String> leftOut,
    Position position) {

  /** What is behind the interface: a value. */
  public enum Type {
    /** A card that qemu emulates. */
    IOEMU,
    /** Xen's own, paravirtual. */
    VIF
  }

  public XlVif {
    addresses = List.copyOf(addresses);
    leftOut = List.copyOf(leftOut);
  }
}
