package org.xsm.schema.xen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What becomes of a configuration's interfaces; made for one conversion, used by one thread. */
final class XlInterfaces {
  private static final String XENS_BRIDGE = "xenbr0";
  private static final Pattern BRIDGE =
      Pattern.compile("(?=.{1,15}$)[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?");

  private final XlConfig config;
  private final XlBootOrder boot;
  private final XlNotes notes;
  private final SortedMap<String, XlNetwork> networks = new TreeMap<>();
  private final List<String> macs = new ArrayList<>();
  private final List<String> ips = new ArrayList<>();

  XlInterfaces(XlConfig config, XlBootOrder boot, XlNotes notes) {
    this.config = config;
    this.boot = boot;
    this.notes = notes;
  }

  /** The networks that the written interfaces plug into. */
  List<XlNetwork> networks() {
    return List.copyOf(networks.values());
  }

  /** The MAC address of each written interface, empty where the file has none. */
  List<String> macs() {
    return macs;
  }

  /** The first IP address of each written interface, empty where the file has none. */
  List<String> ips() {
    return ips;
  }

  void write(XlElement element) {
    config.vifs().forEach(vif -> write(element, vif));
  }

  private void write(XlElement element, XlVif vif) {
    String bridge = vif.bridge() == null ? XENS_BRIDGE : vif.bridge();
    if (!BRIDGE.matcher(bridge).matches()) {
      String found = "interface with bridge=" + XlShown.plain(bridge);
      notes.notCarried(
          vif.position(), found + "; a <network> with bridge= and vlan= can say what it means");
      return;
    }
    if (vif.bridge() == null) {
      notes.look(
          vif.position(),
          "vif names no bridge, and " + XENS_BRIDGE + " is what Xen calls the first; check it");
    }
    networks.put(bridge, new XlNetwork(bridge, bridge));
    element.add(
        new XlElement("interface")
            .with("network", bridge)
            .with("model", model(vif))
            .with("bandwidth-out", bandwidth(vif))
            .with("boot-order", boot.number(vif.position())));
    guests(vif);
    vif.leftOut()
        .forEach(part -> notes.notCarried(vif.position(), XlShown.plain(part) + " of vif"));
    String script = vif.script();
    if (script != null && !script.endsWith("vif-bridge")) {
      notes.notCarried(vif.position(), "script=" + XlShown.plain(script) + " of vif");
    }
  }

  /** What no two guests can share. */
  private void guests(XlVif vif) {
    String mac = vif.mac();
    String name = vif.name();
    macs.add(mac == null ? "" : mac);
    ips.add(vif.addresses().isEmpty() ? "" : vif.addresses().getFirst());
    List<String> parts = new ArrayList<>();
    if (mac != null) {
      parts.add("mac=" + mac);
    }
    if (!vif.addresses().isEmpty()) {
      parts.add("ip=" + vif.addresses().getFirst());
    }
    if (name != null) {
      parts.add("vifname=" + XlShown.plain(name));
    }
    for (String part : parts) {
      notes.notCarried(vif.position(), part + ", which belongs to one guest: write it at its <vm>");
    }
    vif.addresses().stream()
        .skip(1)
        .forEach(more -> notes.notCarried(vif.position(), "ip=" + more + "; an interface has one"));
  }

  private Optional<String> model(XlVif vif) {
    if (config.type() != XlType.HVM) {
      return Optional.empty();
    }
    if (vif.type() == XlVif.Type.VIF) {
      return Optional.of("netfront");
    }
    // Without a word for it qemu gives a Realtek card under Xen.
    String model = vif.model() == null ? "rtl8139" : vif.model();
    return switch (model) {
      case "e1000", "e1000e", "rtl8139", "vmxnet3", "virtio" -> Optional.of(model);
      case "virtio-net", "virtio-net-pci" -> Optional.of("virtio");
      default -> {
        notes.notCarried(vif.position(), "model=" + XlShown.plain(model) + " of vif");
        yield Optional.empty();
      }
    };
  }

  private static Optional<String> bandwidth(XlVif vif) {
    Long bytes = vif.bytesPerSecond();
    if (bytes == null || bytes == 0) {
      return Optional.empty();
    }
    long kilobits = Math.ceilDiv(bytes * 8, 1000L);
    if (kilobits % 1_000_000 == 0) {
      return Optional.of(kilobits / 1_000_000 + "Gbit/s");
    }
    return Optional.of(kilobits % 1000 == 0 ? kilobits / 1000 + "Mbit/s" : kilobits + "kbit/s");
  }
}
