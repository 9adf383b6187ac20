package org.xsm.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bare metal that may boot over the network into the pool. */
public record Machine(
    String name,
    @Written("mac") List<MacAddress> macs,
    @Nullable String serial,
    @Nullable String image,
    @Nullable String disk,
    @Nullable Size diskSize,
    @Nullable String layout,
    boolean wipe,
    Transfer transfer,
    @Nullable Rate bandwidth,
    Firmware firmware,
    GuestIp address,
    @Nullable IpAddress gateway,
    List<IpAddress> dns,
    List<Label> labels,
    @Nullable String console,
    State state,
    @Nullable String description,
    @Nullable Power power,
    @Nullable Root root,
    @Written("hook") List<Hook> hooks)
    implements Thing {
  public Machine {
    macs = List.copyOf(macs);
    dns = List.copyOf(dns);
    labels = List.copyOf(labels);
    hooks = List.copyOf(hooks);
  }

  @Override
  public String kind() {
    return "machine";
  }

  @Override
  public String key() {
    return name;
  }

  /** How the image comes to it. */
  public enum Transfer implements Word {
    AUTO,
    UNICAST,
    MULTICAST,
    BROADCAST,
    NONE
  }

  /** How it boots. */
  public enum Firmware implements Word {
    AUTO,
    BIOS,
    UEFI
  }

  /** What it does at its next boot. */
  public enum State implements Word {
    AUTO,
    INSTALL,
    LOCAL,
    HOLD
  }
}
