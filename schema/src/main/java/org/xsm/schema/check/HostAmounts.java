package org.xsm.schema.check;

import org.xsm.schema.Host;
import org.xsm.schema.Size;

/** Looks at what hosts have and keep for themselves: a decision. */
final class HostAmounts implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    for (Host host : subject.site().hosts()) {
      Size memory = host.memory();
      if (memory != null && !host.witness() && host.reserve().compareTo(memory) >= 0) {
        boolean isSaid = findings.says(host, "reserve");
        findings.error(
            "reserve",
            host,
            isSaid ? "reserve" : "memory",
            Sentence.of(
                "%s has memory=\"%s\" and keeps %s of it for itself%s, so nothing is left for"
                    + " guests; %s",
                Names.of(host),
                memory,
                host.reserve(),
                isSaid ? "" : " (the default)",
                isSaid ? "lower reserve=" : "write the memory it has, or a lower reserve="));
      }
      Integer cpus = host.cpus();
      if (cpus != null && host.reserveCpus() >= cpus) {
        findings.error(
            "reserve-cpus",
            host,
            "reserve-cpus",
            Sentence.of(
                "%s has cpus=\"%d\" and keeps %d for itself, so none is left for guests; lower"
                    + " reserve-cpus=",
                Names.of(host), cpus, host.reserveCpus()));
      }
    }
  }
}
