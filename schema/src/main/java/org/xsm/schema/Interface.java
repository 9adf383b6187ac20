package org.xsm.schema;

import static org.xsm.schema.Definition.or;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network card of a guest. Its key is its name, or its position among its siblings as #1, #2;
 * what is not said is null.
 */
public record Interface(
    @Written("name") String key,
    @Nullable String network,
    @Nullable MacAddress mac,
    @Nullable GuestIp ip,
    @Nullable IpAddress gateway,
    List<IpAddress> dns,
    @Nullable Model model,
    @Nullable Integer vlan,
    @Nullable Rate bandwidthIn,
    @Nullable Rate bandwidthOut,
    @Nullable Integer bootOrder,
    @Nullable String device,
    @Nullable Boolean antiSpoof)
    implements Thing {
  public Interface {
    dns = List.copyOf(dns);
  }

  @Override
  public String kind() {
    return "interface";
  }

  /** Cards without a name take that of the card that stands in their place in the base. */
  static List<Interface> placed(List<Interface> own, List<Interface> base) {
    var placed = new ArrayList<Interface>(own.size());
    for (int i = 0; i < own.size(); i++) {
      Interface card = own.get(i);
      boolean unnamed = card.key.equals("#" + (i + 1));
      placed.add(unnamed && i < base.size() ? card.called(base.get(i).key) : card);
    }
    return placed;
  }

  private Interface called(String name) {
    return new Interface(
        name,
        network,
        mac,
        ip,
        gateway,
        dns,
        model,
        vlan,
        bandwidthIn,
        bandwidthOut,
        bootOrder,
        device,
        antiSpoof);
  }

  /** This card with the address parameters that a guest carries for its first card. */
  Interface addressedAs(Guest guest) {
    return new Interface(
        key,
        network,
        or(guest.mac(), mac),
        or(guest.ip(), ip),
        or(guest.gateway(), gateway),
        or(guest.dns(), dns),
        model,
        vlan,
        bandwidthIn,
        bandwidthOut,
        bootOrder,
        device,
        antiSpoof);
  }

  Interface over(Interface base) {
    return new Interface(
        key,
        or(network, base.network),
        or(mac, base.mac),
        or(ip, base.ip),
        or(gateway, base.gateway),
        or(dns, base.dns),
        or(model, base.model),
        or(vlan, base.vlan),
        or(bandwidthIn, base.bandwidthIn),
        or(bandwidthOut, base.bandwidthOut),
        or(bootOrder, base.bootOrder),
        or(device, base.device),
        or(antiSpoof, base.antiSpoof));
  }

  /** What card the guest sees. */
  public enum Model implements Word {
    VIRTIO,
    E1000,
    E1000E,
    RTL8139,
    NETFRONT,
    VMXNET3
  }
}
