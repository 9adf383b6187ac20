package org.xsm.schema.check;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Disk;
import org.xsm.schema.Disk.Bus;
import org.xsm.schema.Disk.Device;
import org.xsm.schema.Disk.Format;
import org.xsm.schema.Pool;

/**
 * Looks for kinds of disks, ways to attach them and formats that do not go together: a decision.
 */
final class DiskBuses implements Check {
  private static final Set<Pool.Type> BLOCKS =
      Set.of(Pool.Type.LVM, Pool.Type.RBD, Pool.Type.ISCSI, Pool.Type.ZFS);

  @Override
  public void look(Subject subject, Findings findings) {
    for (Statement outcome : subject.outcomes(own -> !own.disks().isEmpty())) {
      for (Disk disk : outcome.whole().disks()) {
        bus(outcome, disk, findings);
        format(outcome, disk, subject, findings);
      }
    }
  }

  /** The bus that is said, or else the one that the target means. */
  private static @Nullable Bus bus(Disk disk) {
    if (disk.bus() != null) {
      return disk.bus();
    }
    String target = disk.target();
    if (target.startsWith("vd")) {
      return Bus.VIRTIO;
    }
    return target.startsWith("fd") ? Bus.FDC : null;
  }

  private static void bus(Statement outcome, Disk disk, Findings findings) {
    Device device = disk.deviceOrDisk();
    Bus bus = bus(disk);
    String advice =
        switch (device) {
          case FLOPPY -> bus == Bus.FDC ? "" : "a floppy is attached by bus=\"fdc\", as fda or fdb";
          case CDROM ->
              bus == Bus.VIRTIO || bus == Bus.FDC
                  ? "a CD-ROM is attached by sata, scsi, ide or usb: write bus=\"sata\" and"
                      + " target=\"sda\""
                  : "";
          case LUN ->
              bus == Bus.SCSI || bus == Bus.VIRTIO || bus == null
                  ? ""
                  : "a SCSI unit is passed through by bus=\"scsi\"";
          case DISK ->
              bus == Bus.FDC
                  ? "on a floppy controller there are only floppies: write device=\"floppy\""
                  : "";
        };
    if (!advice.isEmpty()) {
      Disk written = outcome.written(disk, d -> d.bus() != null ? d.bus() : d.device());
      findings.error(
          "disk-bus",
          written,
          written.bus() != null ? "bus" : "target",
          Sentence.of(
              "disk %s of %s is a %s%s; %s",
              disk.target(),
              outcome.name(),
              device.word(),
              bus == null ? "" : " on bus " + bus.word(),
              advice));
    }
  }

  private static void format(Statement outcome, Disk disk, Subject subject, Findings findings) {
    Format format = disk.format();
    if (format == null || format == Format.RAW) {
      return;
    }
    String reason = reason(disk, subject);
    if (!reason.isEmpty()) {
      findings.error(
          "disk-format",
          outcome.written(disk, Disk::format),
          "format",
          Sentence.of(
              "disk %s of %s is format=\"%s\", but %s; write format=\"raw\", or leave it out",
              disk.target(), outcome.name(), format.word(), reason));
    }
  }

  private static String reason(Disk disk, Subject subject) {
    Pool pool = subject.pools().find(disk.pool()).orElse(null);
    if (pool != null && BLOCKS.contains(pool.type())) {
      return Sentence.of(
          "pool %s is of type %s, whose disks are raw", pool.name(), pool.type().word());
    }
    if (Boolean.TRUE.equals(disk.shareable())) {
      return "one that several guests write must be raw";
    }
    return disk.deviceOrDisk() == Device.LUN ? "a SCSI unit that is passed through has none" : "";
  }
}
