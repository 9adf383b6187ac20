package org.xsm.schema.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.xsm.schema.Host;
import org.xsm.schema.HostAddresses;

/** Looks at the hosts as a whole: names, addresses, and who votes: a decision. */
final class Hosts implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    List<Host> hosts = subject.site().hosts();
    names(hosts, findings);
    boolean onOneMachine = HostAddresses.areOnOneMachine(hosts);
    for (Host host : hosts) {
      if (!onOneMachine && HostAddresses.isLoopback(host.address())) {
        findings.warning(
            "loopback",
            host,
            "address",
            Sentence.of(
                "address=\"%s\" of %s means each host itself, so the others cannot reach it;"
                    + " write an address of its network",
                host.address(), Names.of(host)));
      }
      if (host.witness() && host.voter() == Host.Voter.NEVER) {
        findings.error(
            "witness",
            host,
            "voter",
            Sentence.of(
                "%s is a witness, which is there to vote; take voter=\"never\" out, or witness=",
                Names.of(host)));
      }
    }
    if (!hosts.isEmpty() && hosts.stream().allMatch(h -> h.voter() == Host.Voter.NEVER)) {
      findings.error(
          "no-voter",
          hosts.getFirst(),
          "voter",
          "every host is voter=\"never\", so nothing could ever be committed; let at least one"
              + " vote");
    }
    if (hosts.isEmpty() && !subject.members().isEmpty()) {
      findings.warning(
          "no-hosts",
          subject.members().getFirst().set(),
          Sentence.of(
              "the site has no hosts, so none of its %s can run; write <hosts><host"
                  + " name=\"h1\" address=\"…\"/></hosts>",
              Names.count(subject.members().size(), "vm")));
    }
  }

  /** What is written exactly alike is for the structure check. */
  private static void names(List<Host> hosts, Findings findings) {
    Map<String, Host> folded = new HashMap<>();
    Set<String> exact = new HashSet<>();
    for (Host host : hosts) {
      Host first = folded.putIfAbsent(host.name().toLowerCase(Locale.ROOT), host);
      if (exact.add(host.name()) && first != null && !host.name().isEmpty()) {
        findings.error(
            "host-name",
            host,
            "name",
            Sentence.of(
                "%s and %s in line %d are one name to DNS, which knows no case; rename one of them",
                Names.of(host), Names.of(first), findings.line(first)));
      }
    }
  }
}
