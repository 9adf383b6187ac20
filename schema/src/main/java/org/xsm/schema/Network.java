package org.xsm.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A network that guests plug into. */
public record Network(
    String name,
    @Nullable String bridge,
    @Nullable String libvirt,
    @Nullable String device,
    @Nullable Integer vlan,
    @Nullable Integer mtu,
    @Nullable Cidr subnet,
    @Nullable IpAddress gateway,
    List<IpAddress> dns,
    boolean managed,
    @Nullable String description)
    implements Thing {
  public Network {
    dns = List.copyOf(dns);
  }

  @Override
  public String kind() {
    return "network";
  }

  @Override
  public String key() {
    return name;
  }
}
