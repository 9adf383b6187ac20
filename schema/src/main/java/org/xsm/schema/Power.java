package org.xsm.schema;

import org.jspecify.annotations.Nullable;

/** How the power of a machine is switched. */
public record Power(
    Method method,
    @Nullable String address,
    @Nullable String user,
    @Nullable SecretReference password,
    @Nullable MacAddress mac,
    @Nullable String command,
    Span timeout)
    implements Element {
  /** The way. */
  public enum Method implements Word {
    IPMI,
    REDFISH,
    WAKE_ON_LAN,
    COMMAND
  }
}
