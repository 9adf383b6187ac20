package org.xsm.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A boot service on one network segment. Its key is its name, or its position among its siblings.
 */
public record Boot(
    @Written("name") String key,
    @Written("host") List<String> hosts,
    @Written("interface") String networkInterface,
    Mode mode,
    @Nullable AddressRange range,
    @Nullable IpAddress gateway,
    List<IpAddress> dns,
    @Nullable String domain,
    Span lease,
    int httpPort,
    @Nullable Rate bandwidth,
    @Written("wait") Span castWait,
    IpAddress group,
    @Nullable SystemImager systemImager)
    implements Thing {
  public Boot {
    hosts = List.copyOf(hosts);
    dns = List.copyOf(dns);
  }

  @Override
  public String kind() {
    return "boot";
  }

  /** A SystemImager server whose images and scripts are used. */
  public record SystemImager(String server, int monitorPort) implements Element {}

  /** Whether it gives addresses itself. */
  public enum Mode implements Word {
    DHCP,
    PROXY
  }
}
