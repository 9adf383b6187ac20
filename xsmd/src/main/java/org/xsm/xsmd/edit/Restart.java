package org.xsm.xsmd.edit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Definition;
import org.xsm.schema.Definition.Hardware;
import org.xsm.schema.Disk;
import org.xsm.schema.EffectiveGuest;
import org.xsm.schema.Interface;

/**
 * Whether a guest that changes can take it while it runs: a decision. In doubt it cannot; the guard
 * then counts one too many, and not one too few.
 */
final class Restart {
  private Restart() {}

  /** The first field that needs a restart, as the file writes it. */
  static Optional<String> needed(EffectiveGuest before, EffectiveGuest after) {
    if (before.definition().equals(after.definition())
        && Objects.equals(before.guest().uuid(), after.guest().uuid())
        && before.interfaces().equals(after.interfaces())) {
      return Optional.empty();
    }
    return hardware(before, after)
        .or(() -> start(before.definition().start(), after.definition().start()))
        .or(() -> disks(before.disks(), after.disks()))
        .or(() -> cards(before.interfaces(), after.interfaces()))
        .or(() -> differs("uuid", before.guest().uuid(), after.guest().uuid()))
        .or(() -> differs("domain", before.definition().domains(), after.definition().domains()));
  }

  private static Optional<String> hardware(EffectiveGuest before, EffectiveGuest after) {
    Hardware old = before.definition().hardware();
    Hardware young = after.definition().hardware();
    return differs("type", old.type(), young.type())
        .or(() -> differs("arch", old.arch(), young.arch()))
        .or(() -> differs("machine", old.machine(), young.machine()))
        .or(() -> differs("cpu", before.cpu(), after.cpu()))
        .or(() -> differs("clock", before.clock(), after.clock()))
        .or(() -> vcpus(before, after))
        .or(() -> memory(before, after));
  }

  /** Up to the most that it was started with, processors come and go while it runs. */
  private static Optional<String> vcpus(EffectiveGuest before, EffectiveGuest after) {
    Integer most = after.definition().hardware().vcpusMax();
    if (after.vcpus() > before.vcpusMax()) {
      return Optional.of("vcpus");
    }
    return most == null ? Optional.empty() : differs("vcpus-max", before.vcpusMax(), most);
  }

  private static Optional<String> memory(EffectiveGuest before, EffectiveGuest after) {
    var most = after.definition().hardware().memoryMax();
    if (after.memory().compareTo(before.memoryMax()) > 0) {
      return Optional.of("memory");
    }
    return most == null ? Optional.empty() : differs("memory-max", before.memoryMax(), most);
  }

  /** What cloud-init says is read at the first boot alone. */
  private static Optional<String> start(Definition.Start before, Definition.Start after) {
    return differs("kernel", before.kernel(), after.kernel())
        .or(() -> differs("initrd", before.initrd(), after.initrd()))
        .or(() -> differs("cmdline", before.cmdline(), after.cmdline()))
        .or(() -> differs("firmware", before.firmware(), after.firmware()))
        .or(() -> differs("root", before.root(), after.root()))
        .or(() -> differs("graphics", before.graphics(), after.graphics()))
        .or(() -> differs("console", before.console(), after.console()));
  }

  private static Optional<String> disks(List<Disk> before, List<Disk> after) {
    Map<String, Disk> old = new HashMap<>();
    before.forEach(disk -> old.put(disk.target(), disk));
    for (Disk disk : after) {
      Disk was = old.remove(disk.target());
      boolean canStay = was == null ? canPlug(disk) : isSameHardware(was, disk);
      if (!canStay) {
        return Optional.of("disk " + disk.target());
      }
    }
    return old.values().stream()
        .filter(disk -> !canPlug(disk))
        .findFirst()
        .map(disk -> "disk " + disk.target());
  }

  /** Whether a disk comes and goes while the guest runs. */
  private static boolean canPlug(Disk disk) {
    Disk.Bus bus = disk.bus();
    boolean isDisk = disk.deviceOrDisk() == Disk.Device.DISK;
    boolean isByTarget = disk.target().startsWith("vd") || disk.target().startsWith("xvd");
    return isDisk
        && (bus == null
            ? isByTarget
            : bus == Disk.Bus.VIRTIO
                || bus == Disk.Bus.SCSI
                || bus == Disk.Bus.USB
                || bus == Disk.Bus.XEN);
  }

  /** Size, limits and the medium in a drive change while the guest runs. */
  private static boolean isSameHardware(Disk before, Disk after) {
    return fixed(before).equals(fixed(after));
  }

  private static Disk fixed(Disk disk) {
    boolean isDrive =
        disk.deviceOrDisk() == Disk.Device.CDROM || disk.deviceOrDisk() == Disk.Device.FLOPPY;
    return new Disk(
        disk.target(),
        disk.deviceOrDisk(),
        isDrive ? null : disk.pool(),
        null,
        isDrive ? null : disk.from(),
        isDrive ? null : disk.source(),
        isDrive ? null : disk.format(),
        disk.bus(),
        disk.cache(),
        disk.io(),
        disk.discard(),
        disk.readOnly(),
        disk.shareable(),
        disk.serial(),
        disk.bootOrder(),
        null,
        null,
        disk.secret());
  }

  /** Cards are plugged and re-plugged while the guest runs; only what it sees of one is fixed. */
  private static Optional<String> cards(List<Interface> before, List<Interface> after) {
    Map<String, Interface> old = new HashMap<>();
    before.forEach(card -> old.put(card.key(), card));
    for (Interface card : after) {
      Interface was = old.get(card.key());
      if (was != null
          && !(Objects.equals(was.mac(), card.mac())
              && Objects.equals(was.model(), card.model())
              && Objects.equals(was.bootOrder(), card.bootOrder()))) {
        return Optional.of("interface " + card.key());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> differs(
      String field, @Nullable Object before, @Nullable Object after) {
    return Objects.equals(before, after) ? Optional.empty() : Optional.of(field);
  }
}
