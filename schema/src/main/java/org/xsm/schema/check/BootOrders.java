package org.xsm.schema.check;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Definition;
import org.xsm.schema.Disk;
import org.xsm.schema.Interface;

/** Looks for two devices of a guest that have one place in its boot order: a decision. */
final class BootOrders implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    for (Statement outcome : subject.outcomes(BootOrders::adds)) {
      Map<Integer, String> taken = new HashMap<>();
      for (Disk disk : outcome.whole().disks()) {
        Disk written = outcome.written(disk, Disk::bootOrder);
        take(outcome, disk.bootOrder(), "disk " + disk.target(), written, taken, findings);
      }
      for (Interface card : outcome.whole().interfaces()) {
        Interface written = outcome.written(card, Interface::bootOrder);
        take(outcome, card.bootOrder(), "interface " + card.key(), written, taken, findings);
      }
    }
  }

  private static boolean adds(Definition own) {
    return !own.disks().isEmpty() || !own.interfaces().isEmpty();
  }

  private static void take(
      Statement outcome,
      @Nullable Integer order,
      String device,
      Object written,
      Map<Integer, String> taken,
      Findings findings) {
    String first = order == null ? null : taken.putIfAbsent(order, device);
    if (first != null) {
      findings.error(
          "boot-order",
          written,
          "boot-order",
          Sentence.of(
              "boot-order=\"%d\" of %s is also that of %s of %s; give each a number of its own",
              order, device, first, outcome.name()));
    }
  }
}
