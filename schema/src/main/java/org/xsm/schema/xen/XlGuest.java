package org.xsm.schema.xen;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a Xen configuration file says of one guest alone, whoever shares the rest: a value.
 *
 * @param name the guest's name, null where the file has none
 * @param uuid its UUID, null where the file leaves it to Xen
 * @param macs a MAC address for each interface in order, empty where Xen chose it
 * @param ips the first IP address of each interface in order, empty where there is none
 */
public record XlGuest(
    @Nullable String name, @Nullable String uuid, List<String> macs, List<String> ips) {
  public XlGuest {
    macs = List.copyOf(macs);
    ips = List.copyOf(ips);
  }
}
