package org.xsm.schema.check;

import org.xsm.schema.Definition;
import org.xsm.schema.Room;
import org.xsm.schema.Size;

/** Looks at how much guests are given: a decision. */
final class GuestAmounts implements Check {
  private static final Size LEAST = Size.parse("1MiB");
  private static final Size DEFAULT = Size.parse("512MiB");

  @Override
  public void look(Subject subject, Findings findings) {
    subject
        .statements()
        .forEach(
            statement -> {
              memory(statement, findings);
              vcpus(statement, findings);
              limits(statement, findings);
            });
  }

  private static void memory(Statement statement, Findings findings) {
    Definition.Hardware own = statement.own().hardware();
    if (own.memory() != null && own.memory().compareTo(LEAST) < 0) {
      findings.error(
          "memory",
          statement.own(),
          "memory",
          Sentence.of(
              "%s has %s MiB of memory, too little to boot anything; write at least 1MiB, as"
                  + " in 512MiB",
              statement.name(), Room.mebibytes(own.memory().bytes())));
    }
    Definition.Hardware whole = statement.whole().hardware();
    Size memory = whole.memory() == null ? DEFAULT : whole.memory();
    boolean isOwn = own.memory() != null || own.memoryMax() != null;
    if (isOwn && whole.memoryMax() != null && whole.memoryMax().compareTo(memory) < 0) {
      findings.error(
          "memory-max",
          statement.own(),
          own.memoryMax() != null ? "memory-max" : "memory",
          Sentence.of(
              "%s may be given at most memory-max=\"%s\", but starts with memory=\"%s\"; raise"
                  + " the one or lower the other",
              statement.name(), whole.memoryMax(), memory));
    }
  }

  private static void vcpus(Statement statement, Findings findings) {
    Definition.Hardware own = statement.own().hardware();
    Definition.Hardware whole = statement.whole().hardware();
    int vcpus = whole.vcpus() == null ? 1 : whole.vcpus();
    boolean isOwn = own.vcpus() != null || own.vcpusMax() != null;
    if (isOwn && whole.vcpusMax() != null && whole.vcpusMax() < vcpus) {
      findings.error(
          "vcpus-max",
          statement.own(),
          own.vcpusMax() != null ? "vcpus-max" : "vcpus",
          Sentence.of(
              "%s may be given at most vcpus-max=\"%d\", but starts with vcpus=\"%d\"; raise"
                  + " the one or lower the other",
              statement.name(), whole.vcpusMax(), vcpus));
    }
  }

  private static void limits(Statement statement, Findings findings) {
    Definition.Hardware own = statement.own().hardware();
    if (own.cpuLimit() != null && own.cpuLimit().thousandthsOfPercent() == 0) {
      findings.error(
          "cpu-limit",
          statement.own(),
          "cpu-limit",
          statement.name() + " could never run with cpu-limit=\"0%\"; leave it out for no limit");
    }
    if (statement.own().whereabouts().downtimeLimit() != null
        && statement.own().whereabouts().downtimeLimit().isZero()) {
      findings.error(
          "downtime-limit",
          statement.own(),
          "downtime-limit",
          statement.name()
              + " could never move: no move comes without any standstill; write some, as in 300ms");
    }
  }
}
