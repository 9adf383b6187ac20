package org.xsm.schema.check;

import org.xsm.schema.Cidr;
import org.xsm.schema.GuestIp;
import org.xsm.schema.Machine;
import org.xsm.schema.Machines;

/** Looks at whether machines can become what they are to be: a decision. */
final class MachineInstalls implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    Machines machines = subject.site().machines();
    for (Machine machine : machines.machines()) {
      if (!machine.name().isEmpty()) {
        if (!findings.isUnfit(machine, "transfer") && !findings.isUnfit(machine, "state")) {
          content(machine, findings);
        }
        address(machine, findings);
      }
    }
    if (subject.site().boots().isEmpty() && !machines.machines().isEmpty()) {
      findings.warning(
          "no-boot-service",
          machines.machines().getFirst(),
          Sentence.of(
              "nothing answers %s when it boots over the network; write <boot host=\"…\""
                  + " interface=\"…\" …/>",
              Names.of(machines.machines().getFirst())));
    }
  }

  private static void content(Machine machine, Findings findings) {
    String name = Names.of(machine);
    if (machine.transfer() == Machine.Transfer.NONE) {
      if (machine.root() == null) {
        error(
            machine,
            "transfer",
            name
                + " runs without a disk (transfer=\"none\"), so it needs a <root>; write one in it",
            findings);
      }
      if (machine.image() != null) {
        error(
            machine,
            "image",
            name
                + " runs without a disk (transfer=\"none\"), so no image is installed; take one"
                + " out",
            findings);
      }
      return;
    }
    if (machine.root() != null) {
      error(
          machine,
          "root",
          name
              + " has a <root>, but boots its disk; write transfer=\"none\", or take the <root>"
              + " out",
          findings);
      return;
    }
    if (machine.state() == Machine.State.AUTO || machine.state() == Machine.State.INSTALL) {
      need(machine, "image", "the image to install", findings);
      need(machine, "disk", "the disk to install it on, as in /dev/vda", findings);
    }
  }

  private static void need(Machine machine, String attribute, String what, Findings findings) {
    if (!findings.says(machine, attribute)) {
      findings.error(
          "machine",
          machine,
          Sentence.of(
              "%s is to be installed at its next boot, which needs %s=, %s; write it, or"
                  + " state=\"hold\"",
              Names.of(machine), attribute, what));
    }
  }

  private static void address(Machine machine, Findings findings) {
    GuestIp address = machine.address();
    String name = Names.of(machine);
    if (address.kind() != GuestIp.Kind.FIXED || address.address() == null) {
      if (machine.gateway() != null && !findings.isUnfit(machine, "address")) {
        findings.warning(
            "machine-address",
            machine,
            "gateway",
            name + " takes its address by DHCP, and the router with it; gateway= has no effect");
      }
      return;
    }
    if (address.prefix() == null) {
      error(
          machine,
          "address",
          Sentence.of(
              "address=\"%s\" of %s has no prefix length; write it, as in %s/24",
              address, name, address),
          findings);
      return;
    }
    var network = new Cidr(address.address(), address.prefix());
    if (network.isReserved(address.address())) {
      error(
          machine,
          "address",
          Sentence.of(
              "address=\"%s\" of %s stands for a whole network; take an address in it",
              address, name),
          findings);
    }
    if (machine.gateway() != null && !network.contains(machine.gateway())) {
      error(
          machine,
          "gateway",
          Sentence.of(
              "gateway=\"%s\" of %s is outside its network %s, so it could not be reached",
              machine.gateway(), name, network.network()),
          findings);
    }
  }

  private static void error(Machine machine, String attribute, String message, Findings findings) {
    findings.error("machine", machine, attribute, message);
  }
}
