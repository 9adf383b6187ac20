package org.xsm.schema.check;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Definition;
import org.xsm.schema.Definition.Hardware;
import org.xsm.schema.Firmware;

/** Looks at what guests start with: kernel, firmware, or nothing at all: a decision. */
final class BootSources implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    subject.statements().forEach(statement -> firmware(statement, findings));
    for (Statement outcome : subject.outcomes(BootSources::adds)) {
      Definition.Start start = outcome.whole().start();
      if (start.kernel() == null && start.initrd() != null) {
        alone("initrd", outcome, d -> d.start().initrd(), findings);
      }
      if (start.kernel() == null && start.cmdline() != null) {
        alone("cmdline", outcome, d -> d.start().cmdline(), findings);
      }
      if (start.kernel() != null && start.firmware() != null) {
        both(outcome, findings);
      }
      container(outcome, findings);
      nothing(outcome, findings);
      loss(outcome, findings);
    }
  }

  private static boolean adds(Definition own) {
    Definition.Start start = own.start();
    return start.kernel() != null
        || start.initrd() != null
        || start.cmdline() != null
        || start.firmware() != null
        || start.root() != null
        || own.hardware().type() != null
        || own.life().onLoss() != null
        || !own.disks().isEmpty()
        || !own.interfaces().isEmpty()
        || !own.domains().isEmpty();
  }

  private static void alone(
      String element,
      Statement outcome,
      Function<Definition, @Nullable Object> field,
      Findings findings) {
    findings.error(
        "kernel-missing",
        outcome.saying(field).own(),
        element,
        Sentence.of(
            "%s has <%s> but no <kernel> that it goes with; write <kernel> too, or take it out",
            outcome.name(), element));
  }

  private static void both(Statement outcome, Findings findings) {
    Statement kernel = outcome.saying(d -> d.start().kernel());
    Statement firmware = outcome.saying(d -> d.start().firmware());
    findings.error(
        "kernel-and-firmware",
        firmware.own(),
        "firmware",
        Sentence.of(
            "%s has both <firmware> and, in line %d, <kernel>; a guest that is given its"
                + " kernel needs no firmware: take one out",
            outcome.name(), findings.line(kernel.own(), "kernel")));
  }

  private static void firmware(Statement statement, Findings findings) {
    Firmware firmware = statement.own().start().firmware();
    if (firmware != null
        && firmware.type() == Firmware.Type.BIOS
        && findings.says(firmware, "type")
        && !findings.isUnfit(firmware, "type")) {
      if (firmware.secureBoot()) {
        findings.error(
            "secure-boot",
            firmware,
            "secure-boot",
            "a BIOS cannot check signatures; write type=\"uefi\", or take secure-boot= out");
      }
      if (firmware.variables() != null) {
        findings.error(
            "firmware-variables",
            firmware,
            "variables",
            "a BIOS has no variables; write type=\"uefi\", or take variables= out");
      }
    }
  }

  private static void container(Statement outcome, Findings findings) {
    Definition whole = outcome.whole();
    if (whole.hardware().type() != Hardware.Type.CONTAINER) {
      return;
    }
    if (whole.start().kernel() != null) {
      findings.error(
          "container-kernel",
          outcome.saying(d -> d.start().kernel()).own(),
          "kernel",
          outcome.name() + " is a container and runs the kernel of its host; take <kernel> out");
    }
    if (whole.start().firmware() != null) {
      findings.error(
          "container-firmware",
          outcome.saying(d -> d.start().firmware()).own(),
          "firmware",
          outcome.name() + " is a container and has no firmware; take it out");
    }
  }

  private static void nothing(Statement outcome, Findings findings) {
    Definition whole = outcome.whole();
    boolean hasSomething =
        whole.start().kernel() != null
            || whole.start().root() != null
            || !whole.disks().isEmpty()
            || whole.interfaces().stream().anyMatch(card -> card.bootOrder() != null)
            || !whole.domains().isEmpty();
    if (!hasSomething) {
      findings.warning(
          "nothing-to-boot",
          outcome.owner(),
          Sentence.of(
              "%s has nothing to boot from; give it a <kernel> and a <root>, a <disk>, or an"
                  + " <interface> with boot-order=",
              outcome.name()));
    }
  }

  private static void loss(Statement outcome, Findings findings) {
    Definition whole = outcome.whole();
    boolean isWritten =
        whole.disks().stream().anyMatch(disk -> disk.writable())
            || (whole.start().root() != null && whole.start().root().overlay() != null)
            || !whole.domains().isEmpty();
    if (whole.life().onLoss() != null && !isWritten) {
      findings.warning(
          "on-loss",
          outcome.saying(d -> d.life().onLoss()).own(),
          "on-loss",
          Sentence.of(
              "%s has no overlay and no disk that it writes, so it can lose none; take on-loss="
                  + " out",
              outcome.name()));
    }
  }
}
