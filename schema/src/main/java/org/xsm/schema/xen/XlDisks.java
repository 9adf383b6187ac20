package org.xsm.schema.xen;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.xsm.schema.xen.XlDisk.Kind;

/** What becomes of a configuration's disks; made for one conversion, used by one thread. */
final class XlDisks {
  private static final Pattern NETWORK = Pattern.compile("(iscsi|nbd|rbd):[^\\s=]+");
  private static final Pattern PATH = Pattern.compile("/.*");

  private final XlConfig config;
  private final XlBootOrder boot;
  private final XlNotes notes;
  private final Set<String> targets = new HashSet<>();

  XlDisks(XlConfig config, XlBootOrder boot, XlNotes notes) {
    this.config = config;
    this.boot = boot;
    this.notes = notes;
  }

  void write(XlElement element) {
    config.disks().forEach(disk -> disk(element, disk));
    config.disks().stream()
        .filter(disk -> !disk.readOnly() && !disk.shared())
        .findFirst()
        .ifPresent(
            disk ->
                notes.look(
                    disk.position(),
                    "disk "
                        + disk.virtualDevice()
                        + " is written by one guest: if others use this config,"
                        + " give each its own disk at its <vm>"));
  }

  private void disk(XlElement element, XlDisk disk) {
    Optional<String> target = XlDiskTarget.of(disk.virtualDevice());
    Optional<String> why = obstacle(disk, target);
    if (why.isPresent()) {
      notes.notCarried(disk.position(), "disk " + disk.virtualDevice() + "; " + why.get());
      return;
    }
    element.add(converted(disk, target.orElseThrow()));
    String ofDisk = " of disk " + disk.virtualDevice();
    disk.leftOut().forEach(part -> notes.notCarried(disk.position(), XlShown.plain(part) + ofDisk));
  }

  private XlElement converted(XlDisk disk, String target) {
    var converted = new XlElement("disk").with("target", target);
    if (disk.cdrom()) {
      converted.with("device", "cdrom");
    } else if (target.startsWith("fd")) {
      converted.with("device", "floppy");
    }
    if (!disk.source().isEmpty()) {
      converted.with("source", source(disk)).with("format", disk.format());
    }
    if (disk.discard()) {
      converted.with("discard", "unmap");
    }
    if (disk.readOnly() && !disk.cdrom()) {
      converted.with("read-only", "true");
    }
    if (disk.shared()) {
      converted.with("shareable", "true");
    }
    return converted.with("boot-order", boot.number(disk.position()));
  }

  private String source(XlDisk disk) {
    if (!disk.source().startsWith("drbd:")) {
      return disk.source();
    }
    notes.look(
        disk.position(),
        "Xen made the DRBD resource of disk "
            + disk.virtualDevice()
            + " primary; see to it that it is, where the guest runs");
    return "/dev/drbd/by-res/" + disk.source().substring("drbd:".length()) + "/0";
  }

  /** Why a disk cannot be in the site file, if it cannot. */
  private Optional<String> obstacle(XlDisk disk, Optional<String> target) {
    if (target.isEmpty()) {
      return Optional.of("name it as in xvda");
    }
    if (!targets.add(target.get())) {
      return Optional.of("another disk of this file is " + target.get() + " already");
    }
    if (disk.format().equals("qcow")) {
      return Optional.of("its format is qcow: make it qcow2 with qemu-img convert -O qcow2");
    }
    boolean network = disk.kind() == Kind.NETWORK && !disk.source().startsWith("drbd:");
    boolean known = (network ? NETWORK : PATH).matcher(disk.source()).matches();
    if (known || disk.source().isEmpty() || disk.source().startsWith("drbd:")) {
      return Optional.empty();
    }
    return Optional.of(
        network
            ? "a script of Xen attaches it: write its source as in iscsi:… or nbd:…"
            : "its source " + XlShown.quoted(disk.source()) + " is not an absolute path");
  }
}
