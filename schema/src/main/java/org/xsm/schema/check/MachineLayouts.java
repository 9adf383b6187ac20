package org.xsm.schema.check;

import java.util.HashMap;
import java.util.Map;
import org.xsm.schema.Layout;
import org.xsm.schema.Machine;
import org.xsm.schema.Room;
import org.xsm.schema.Size;

/** Looks at whether layouts suit the machines that are partitioned by them: a decision. */
final class MachineLayouts implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    Map<String, Layout> layouts = new HashMap<>();
    subject.site().layouts().forEach(layout -> layouts.putIfAbsent(layout.name(), layout));
    for (Machine machine : subject.site().machines().machines()) {
      Layout layout = machine.layout() == null ? null : layouts.get(machine.layout());
      if (layout != null) {
        firmware(machine, layout, findings);
        size(machine, layout, findings);
      }
    }
  }

  private static void firmware(Machine machine, Layout layout, Findings findings) {
    boolean isUefi = machine.firmware() == Machine.Firmware.UEFI;
    if (isUefi && !has(layout, Layout.Partition.Type.ESP)) {
      findings.error(
          "layout-firmware",
          machine,
          "layout",
          Sentence.of(
              "%s boots by UEFI, but layout %s (line %d) has no EFI system partition; write"
                  + " one of type=\"esp\" filesystem=\"vfat\" in it",
              Names.of(machine), layout.name(), findings.line(layout)));
    }
    if (machine.firmware() == Machine.Firmware.BIOS
        && layout.table() == Layout.Table.GPT
        && !has(layout, Layout.Partition.Type.BIOS_BOOT)) {
      findings.error(
          "layout-firmware",
          machine,
          "layout",
          Sentence.of(
              "%s boots by BIOS, but layout %s (line %d) is gpt without a place for a boot"
                  + " loader; write a partition of type=\"bios-boot\" filesystem=\"none\""
                  + " size=\"1MiB\" in it",
              Names.of(machine), layout.name(), findings.line(layout)));
    }
  }

  private static boolean has(Layout layout, Layout.Partition.Type type) {
    return layout.partitions().stream().anyMatch(partition -> partition.type() == type);
  }

  private static void size(Machine machine, Layout layout, Findings findings) {
    long needed = 0;
    for (Layout.Partition partition : layout.partitions()) {
      needed += bytes(partition.size());
    }
    if (machine.diskSize() != null && needed > machine.diskSize().bytes()) {
      findings.error(
          "layout-size",
          machine,
          "disk-size",
          Sentence.of(
              "%s may have a disk of %s MiB, but the partitions of layout %s (line %d) take"
                  + " %s; ask for a larger disk, or make them smaller",
              Names.of(machine),
              Room.mebibytes(machine.diskSize().bytes()),
              layout.name(),
              findings.line(layout),
              Room.mebibytes(needed)));
    }
  }

  /** 0 for a share of the disk, and for what is no size. */
  private static long bytes(String size) {
    try {
      return Size.parse(size).bytes();
    } catch (IllegalArgumentException aShareOrReported) {
      return 0;
    }
  }
}
