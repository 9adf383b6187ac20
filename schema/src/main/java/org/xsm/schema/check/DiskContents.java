package org.xsm.schema.check;

import java.util.List;
import org.xsm.schema.Definition;
import org.xsm.schema.Disk;

/** Looks at where the content of disks comes from: a decision. */
final class DiskContents implements Check {
  private static final List<String> CONTENT = List.of("source", "pool", "size", "from", "device");

  @Override
  public void look(Subject subject, Findings findings) {
    for (Statement outcome : subject.outcomes(DiskContents::adds)) {
      for (Disk disk : outcome.whole().disks()) {
        if (!isUnfit(outcome, disk, findings)) {
          content(outcome, disk, findings);
        }
      }
    }
    subject
        .statements()
        .forEach(statement -> statement.own().disks().forEach(disk -> size(disk, findings)));
  }

  private static boolean adds(Definition own) {
    return !own.disks().isEmpty();
  }

  private static void content(Statement outcome, Disk disk, Findings findings) {
    String name = "disk " + disk.target() + " of " + outcome.name();
    if (disk.source() != null) {
      existing(outcome, disk, name, findings);
    } else if (disk.pool() != null) {
      made(outcome, disk, name, findings);
    } else if (disk.size() != null || disk.from() != null) {
      Disk written = outcome.written(disk, d -> d.size() != null ? d.size() : d.from());
      findings.warning(
          "disk-without-pool",
          written,
          name + " is to be made, but not said where; write pool=, the storage pool to make it in");
    } else if (!isEmptyDrive(disk)) {
      findings.error(
          "disk-without-content",
          outcome.written(disk, d -> null),
          Sentence.of(
              "%s has no content; write source= for one that exists, or pool= and size= for"
                  + " one to be made",
              name));
    }
  }

  /** Drives for media may be empty. */
  private static boolean isEmptyDrive(Disk disk) {
    return disk.deviceOrDisk() == Disk.Device.CDROM || disk.deviceOrDisk() == Disk.Device.FLOPPY;
  }

  /** What is said wrongly was reported already, and is missing here. */
  private static boolean isUnfit(Statement outcome, Disk disk, Findings findings) {
    for (Disk written : outcome.writings(disk)) {
      for (String attribute : CONTENT) {
        if (findings.isUnfit(written, attribute)) {
          return true;
        }
      }
    }
    return false;
  }

  private static void existing(Statement outcome, Disk disk, String name, Findings findings) {
    if (disk.pool() != null) {
      findings.error(
          "disk-source-and-pool",
          outcome.written(disk, Disk::pool),
          "pool",
          name + " has both source= (it exists) and pool= (it is to be made); take one out");
    } else if (disk.from() != null) {
      findings.error(
          "disk-source-and-from",
          outcome.written(disk, Disk::from),
          "from",
          name
              + " has a source=, so nothing is copied to it; take from= out, or write pool= instead"
              + " of source=");
    } else if (disk.size() != null) {
      findings.error(
          "disk-source-and-size",
          outcome.written(disk, Disk::size),
          "size",
          name + " has a source=, which has the size it has; take size= out");
    }
  }

  private static void made(Statement outcome, Disk disk, String name, Findings findings) {
    Disk pooled = outcome.written(disk, Disk::pool);
    if (disk.size() == null && disk.from() == null) {
      findings.error(
          "disk-without-size",
          pooled,
          Sentence.of(
              "%s is made in pool %s, but how large? write size=, or from= to copy an image",
              name, disk.pool()));
    }
    if (isEmptyDrive(disk) && disk.from() == null) {
      findings.error(
          "drive-in-pool",
          pooled,
          "pool",
          Sentence.of(
              "%s is a drive, for which no medium is made empty; write source=, or from= to"
                  + " copy an image",
              name));
    }
  }

  private static void size(Disk disk, Findings findings) {
    if (disk.size() != null && disk.size().bytes() == 0) {
      findings.error(
          "disk-size",
          disk,
          "size",
          "size=\"0\" makes a disk that holds nothing; write how large it is to be, as in 20GiB");
    }
  }
}
