package org.xsm.schema.xen;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Turns a Xen configuration into a config of the site file: a decision. */
public final class XlConversion {
  private static final int MOST_WEIGHT = 10_000;
  private static final Set<String> OF_THE_GUEST =
      Set.of("dhcp", "gateway", "hostname", "ip", "netmask");

  private final XlConfig config;
  private final XlNotes notes;
  private final XlElement element = new XlElement("config");

  private XlConversion(XlConfig config) {
    this.config = config;
    notes = new XlNotes(config);
  }

  /** The config under the given name, which is a name as the site file takes it. */
  public static XlConverted toConfig(XlConfig config, String configName) {
    return new XlConversion(config).convert(configName);
  }

  private XlConverted convert(String configName) {
    var boot = XlBootOrder.of(config);
    var interfaces = new XlInterfaces(config, boot, notes);
    element.with("name", configName);
    element.with("type", config.type().name().toLowerCase(Locale.ROOT));
    processorsAndMemory();
    new XlLifeCycle(config, notes).write(element);
    new XlKernel(config, notes).write(element);
    new XlDisks(config, boot, notes).write(element);
    interfaces.write(element);
    new XlConsoles(config, notes).write(element);
    new XlRawDomain(config, notes).write(element);
    noteTheRest();
    var guest =
        new XlGuest(
            config.text(XlKey.NAME).orElse(null),
            config.text(XlKey.UUID).orElse(null),
            interfaces.macs(),
            interfaces.ips());
    return new XlConverted(element.toString(), guest, interfaces.networks(), notes.sorted());
  }

  private void processorsAndMemory() {
    element.with("cpu", config.flag(XlKey.NESTEDHVM).filter(on -> on).map(_ -> "host"));
    element.with("vcpus", number(XlKey.VCPUS, ""));
    element.with("vcpus-max", number(XlKey.MAXVCPUS, ""));
    element.with("memory", number(XlKey.MEMORY, "MiB"));
    element.with("memory-max", number(XlKey.MAXMEM, "MiB"));
    element.with("cpu-weight", number(XlKey.CPU_WEIGHT, "").map(this::weight));
    element.with("cpu-limit", number(XlKey.CAP, "%").filter(limit -> !limit.equals("0%")));
    element.with("cpus", new XlProcessors(config, notes).attribute());
    element.with(
        "clock", config.flag(XlKey.LOCALTIME).filter(local -> local).map(_ -> "localtime"));
  }

  private Optional<String> number(XlKey key, String unit) {
    OptionalLong number = config.number(key);
    return number.isPresent() ? Optional.of(number.getAsLong() + unit) : Optional.empty();
  }

  private String weight(String weight) {
    if (Integer.parseInt(weight) <= MOST_WEIGHT) {
      return weight;
    }
    notes.look(
        XlKey.CPU_WEIGHT,
        "cpu_weight=" + weight + " became " + MOST_WEIGHT + ", the most there is");
    return Integer.toString(MOST_WEIGHT);
  }

  private void noteTheRest() {
    notes.notCarried(XlKey.UUID, "uuid, which belongs to one guest: write it at its <vm>");
    notes.notCarried(XlKey.DEVICE_MODEL, "device_model; libvirt finds it by itself");
    if (config.flag(XlKey.NESTEDHVM).orElse(false)) {
      notes.look(
          XlKey.NESTEDHVM, "nestedhvm became cpu=\"host\": all hosts must have like processors");
    }
    for (XlKey key : Set.of(XlKey.ACPI, XlKey.APIC, XlKey.PAE)) {
      if (!config.flag(key).orElse(true)) {
        notes.notCarried(key, key.word() + "=0; libvirt's <domain> cannot switch it off");
      }
    }
    for (Map.Entry<String, XlSetting> other : config.others().entrySet()) {
      String why =
          OF_THE_GUEST.contains(other.getKey())
              ? ", which belongs to one guest: write it at its <vm>"
              : "";
      notes.notCarried(other.getValue().position(), XlShown.plain(other.getKey()) + why);
    }
  }
}
