package org.xsm.schema.legacy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Position;

/**
 * One network interface of a Xen configuration file: a value. What the file leaves to Xen is null.
 *
 * @param addresses the guest's IP addresses, as written
 * @param emulated whether it is a card that qemu emulates (type=ioemu)
 * @param bytesPerSecond the most that the guest may send
 * @param leftOut what else the file says of the interface, as it is written there
 */
public record XlVif(
    @Nullable String mac,
    @Nullable String bridge,
    List<String> addresses,
    @Nullable String model,
    boolean emulated,
    @Nullable String script,
    @Nullable String name,
    @Nullable Long bytesPerSecond,
    List<String> leftOut,
    Position position) {

  public XlVif {
    addresses = List.copyOf(addresses);
    leftOut = List.copyOf(leftOut);
  }
}
