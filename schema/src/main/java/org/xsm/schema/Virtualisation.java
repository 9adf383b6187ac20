package org.xsm.schema;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Definition.Hardware;

/** Which kinds of guests a hypervisor runs: a decision. */
final class Virtualisation {
  private Virtualisation() {}

  /** What is in the way of a guest of a type; a guest without one takes what the host has. */
  static Optional<String> objection(Hardware.@Nullable Type type, String hypervisor) {
    if (type == null || types(hypervisor).contains(type)) {
      return Optional.empty();
    }
    return Optional.of("runs " + hypervisor + ", which has no " + type.word() + " guests");
  }

  private static Set<Hardware.Type> types(String hypervisor) {
    if (hypervisor.startsWith("qemu")) {
      return Set.of(Hardware.Type.HVM);
    }
    if (hypervisor.startsWith("xen")) {
      return Set.of(Hardware.Type.HVM, Hardware.Type.PV, Hardware.Type.PVH);
    }
    return hypervisor.startsWith("lxc")
        ? Set.of(Hardware.Type.CONTAINER)
        : Set.of(Hardware.Type.values());
  }
}
