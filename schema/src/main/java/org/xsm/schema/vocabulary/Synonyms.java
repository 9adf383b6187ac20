package org.xsm.schema.vocabulary;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.xsm.schema.Nearest;

/** A decision: which name of ours somebody meant who wrote one that is none. */
final class Synonyms {
  /** What other tools call things, in lower case and without dashes and underscores. */
  private static final Map<String, List<String>> KNOWN =
      Map.ofEntries(
          Map.entry("ram", List.of("memory")),
          Map.entry("mem", List.of("memory")),
          Map.entry("memorysize", List.of("memory")),
          Map.entry("maxmem", List.of("memory-max")),
          Map.entry("maxmemory", List.of("memory-max")),
          Map.entry("cpu", List.of("vcpus", "cpus")),
          Map.entry("cpus", List.of("vcpus")),
          Map.entry("vcpu", List.of("vcpus")),
          Map.entry("cores", List.of("vcpus", "cpus")),
          Map.entry("maxvcpus", List.of("vcpus-max")),
          Map.entry("weight", List.of("cpu-weight")),
          Map.entry("cap", List.of("cpu-limit")),
          Map.entry("hwaddr", List.of("mac")),
          Map.entry("mac", List.of("hwaddr")),
          Map.entry("memory", List.of("mem")),
          Map.entry("host", List.of("dom0")),
          Map.entry("macaddress", List.of("mac")),
          Map.entry("dom0", List.of("host")),
          Map.entry("node", List.of("host")),
          Map.entry("server", List.of("host", "address")),
          Map.entry("ipaddr", List.of("ip", "address")),
          Map.entry("ipaddress", List.of("ip", "address")),
          Map.entry("ip", List.of("address")),
          Map.entry("addr", List.of("address", "ip")),
          Map.entry("hostname", List.of("address")),
          Map.entry("nameserver", List.of("dns")),
          Map.entry("router", List.of("gateway")),
          Map.entry("id", List.of("name")),
          Map.entry("kernelargs", List.of("cmdline")),
          Map.entry("append", List.of("cmdline")),
          Map.entry("extra", List.of("cmdline")),
          Map.entry("ramdisk", List.of("initrd")),
          Map.entry("vif", List.of("interface")),
          Map.entry("nic", List.of("interface")),
          Map.entry("network", List.of("interface")),
          Map.entry("guest", List.of("vm")),
          Map.entry("domain", List.of("vm")),
          Map.entry("instance", List.of("vm")),
          Map.entry("vms", List.of("set")),
          Map.entry("group", List.of("set")),
          Map.entry("template", List.of("config")),
          Map.entry("profile", List.of("config")),
          Map.entry("inherits", List.of("extends")),
          Map.entry("base", List.of("extends")),
          Map.entry("dev", List.of("target")),
          Map.entry("file", List.of("source")),
          Map.entry("path", List.of("source", "url")),
          Map.entry("src", List.of("url", "source")),
          Map.entry("href", List.of("url")),
          Map.entry("capacity", List.of("size")),
          Map.entry("readonly", List.of("read-only")),
          Map.entry("tags", List.of("labels")),
          Map.entry("comment", List.of("description")),
          Map.entry("desc", List.of("description")),
          Map.entry("email", List.of("owner")),
          Map.entry("autostart", List.of("state")),
          Map.entry("status", List.of("state")),
          Map.entry("pinned", List.of("host")),
          Map.entry("affinity", List.of("requires")),
          Map.entry("antiaffinity", List.of("spread")),
          Map.entry("depends", List.of("after")));

  private Synonyms() {}

  /** The name among the legal ones that was probably meant. */
  static Optional<String> meant(String written, Collection<String> legal) {
    String plain = written.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    for (String synonym : KNOWN.getOrDefault(plain, List.of())) {
      for (String name : legal) {
        if (name.equalsIgnoreCase(synonym)) {
          return Optional.of(name);
        }
      }
    }
    return Nearest.to(written, legal);
  }
}
