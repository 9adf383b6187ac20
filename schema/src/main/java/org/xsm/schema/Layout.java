package org.xsm.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the disk of a machine is partitioned. */
public record Layout(String name, Table table, List<Partition> partitions) implements Thing {
  public Layout {
    partitions = List.copyOf(partitions);
  }

  @Override
  public String kind() {
    return "layout";
  }

  @Override
  public String key() {
    return name;
  }

  /** One partition. */
  public record Partition(
      String name,
      String size,
      Type type,
      FileSystem filesystem,
      @Nullable String mount,
      @Nullable String options)
      implements Thing {
    @Override
    public String kind() {
      return "partition";
    }

    @Override
    public String key() {
      return name;
    }

    /** What it is for. */
    public enum Type implements Word {
      LINUX,
      ESP,
      BIOS_BOOT,
      SWAP,
      LVM
    }

    /** What is made on it. */
    public enum FileSystem implements Word {
      EXT4,
      XFS,
      BTRFS,
      VFAT,
      SWAP,
      NONE
    }
  }

  /** The kind of partition table. */
  public enum Table implements Word {
    AUTO,
    GPT,
    DOS
  }
}
