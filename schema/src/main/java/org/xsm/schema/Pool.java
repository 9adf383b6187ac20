package org.xsm.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A storage pool: a place that disks are made in. */
public record Pool(
    String name,
    Type type,
    @Nullable String path,
    @Nullable String source,
    boolean shared,
    List<String> hosts,
    @Nullable SecretReference secret,
    @Nullable String description)
    implements Thing {
  public Pool {
    hosts = List.copyOf(hosts);
  }

  @Override
  public String kind() {
    return "pool";
  }

  @Override
  public String key() {
    return name;
  }

  /** What it is. */
  public enum Type implements Word {
    DIRECTORY,
    LVM,
    NFS,
    RBD,
    ISCSI,
    ZFS
  }
}
