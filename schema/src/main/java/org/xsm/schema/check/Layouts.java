package org.xsm.schema.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xsm.schema.Layout;
import org.xsm.schema.Layout.Partition;
import org.xsm.schema.Layout.Partition.FileSystem;
import org.xsm.schema.Share;

/** Looks at disk layouts: a decision. */
final class Layouts implements Check {
  private static final String REST = "rest";
  private static final Share ALL = Share.parse("100%");

  @Override
  public void look(Subject subject, Findings findings) {
    for (Layout layout : subject.site().layouts()) {
      sizes(layout, findings);
      mounts(layout, findings);
      for (Partition partition : layout.partitions()) {
        boolean isUnfit =
            findings.isUnfit(partition, "type") || findings.isUnfit(partition, "filesystem");
        if (!isUnfit) {
          kind(partition, findings);
        }
      }
    }
  }

  private static void sizes(Layout layout, Findings findings) {
    List<Partition> partitions = layout.partitions();
    long shares = 0;
    for (int i = 0; i < partitions.size(); i++) {
      Partition partition = partitions.get(i);
      String size = partition.size().strip();
      if (size.equals(REST) && i < partitions.size() - 1) {
        error(
            partition,
            "size",
            Sentence.of(
                "partition %s takes the rest of the disk, so nothing is left for %s behind it;"
                    + " put it last",
                partition.name(), partitions.get(i + 1).name()),
            findings);
      }
      if (size.matches("[0.]+ ?(%|[KMGT]iB)?")) {
        error(
            partition,
            "size",
            Sentence.of(
                "partition %s has no room at all; write a size, a share of the disk, or rest",
                partition.name()),
            findings);
      }
      shares += share(size);
    }
    if (shares > ALL.thousandthsOfPercent()) {
      error(
          layout,
          "name",
          Sentence.of(
              "the partitions of layout %s come to %s of the disk; write shares of 100%% at"
                  + " most, or rest for one",
              layout.name(), new Share(shares)),
          findings);
    }
  }

  /** In thousandths of a percent; 0 for what is no share. */
  private static long share(String size) {
    try {
      return size.endsWith("%") ? Share.parse(size).thousandthsOfPercent() : 0;
    } catch (IllegalArgumentException reported) {
      return 0;
    }
  }

  private static void mounts(Layout layout, Findings findings) {
    Map<String, Partition> mounts = new HashMap<>();
    for (Partition partition : layout.partitions()) {
      Partition first =
          partition.mount() == null ? null : mounts.putIfAbsent(partition.mount(), partition);
      if (first != null) {
        error(
            partition,
            "mount",
            Sentence.of(
                "mount=\"%s\" of partition %s is also that of %s in line %d; only one can be"
                    + " mounted there",
                partition.mount(), partition.name(), first.name(), findings.line(first)),
            findings);
      }
    }
    boolean mayHaveMore =
        layout.partitions().stream().anyMatch(p -> p.type() == Partition.Type.LVM);
    if (!mounts.containsKey("/") && !mayHaveMore) {
      error(
          layout,
          "name",
          Sentence.of(
              "layout %s has no partition for the system; write mount=\"/\" on one", layout.name()),
          findings);
    }
  }

  private static void kind(Partition partition, Findings findings) {
    FileSystem filesystem = partition.filesystem();
    String wanted =
        switch (partition.type()) {
          case ESP -> "vfat";
          case SWAP -> "swap";
          case BIOS_BOOT, LVM -> "none";
          case LINUX -> filesystem == FileSystem.SWAP ? "ext4" : filesystem.word();
        };
    if (!wanted.equals(filesystem.word())) {
      boolean isSaid = findings.says(partition, "filesystem");
      error(
          partition,
          isSaid ? "filesystem" : "type",
          Sentence.of(
              "partition %s is type=\"%s\", but its file system is %s%s; write %s",
              partition.name(),
              partition.type().word(),
              filesystem.word(),
              isSaid ? "" : ", the default",
              partition.type() == Partition.Type.LINUX
                  ? "type=\"swap\""
                  : "filesystem=\"" + wanted + "\""),
          findings);
    }
    boolean isMountable = filesystem != FileSystem.SWAP && filesystem != FileSystem.NONE;
    if (partition.mount() != null && !isMountable && wanted.equals(filesystem.word())) {
      error(
          partition,
          "mount",
          Sentence.of(
              "partition %s has no files (filesystem=\"%s\"), so it cannot be mounted; take"
                  + " mount= out",
              partition.name(), filesystem.word()),
          findings);
    }
  }

  private static void error(Object thing, String attribute, String message, Findings findings) {
    findings.error("layout", thing, attribute, message);
  }
}
