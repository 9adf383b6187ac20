package org.xsm.schema;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A guest as its element says it: its own parameters, to be completed by its config. What it comes
 * to is an EffectiveGuest.
 */
public record Guest(
    GuestName name,
    @Nullable String config,
    @Nullable MacAddress mac,
    @Nullable GuestIp ip,
    @Nullable IpAddress gateway,
    List<IpAddress> dns,
    @Nullable String hostname,
    @Nullable UUID uuid,
    @Nullable GuestReference was,
    Definition own)
    implements Thing {
  public Guest {
    dns = List.copyOf(dns);
  }

  @Override
  public String kind() {
    return "vm";
  }

  @Override
  public String key() {
    return name.name();
  }
}
