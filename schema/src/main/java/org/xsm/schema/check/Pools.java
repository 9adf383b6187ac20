package org.xsm.schema.check;

import org.xsm.schema.Pool;

/** Looks for storage pools that do not say where they are: a decision. */
final class Pools implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    for (Pool pool : subject.site().pools()) {
      if (findings.isUnfit(pool, "type")) {
        continue;
      }
      switch (pool.type()) {
        case DIRECTORY -> need(pool, "path", "the directory, as in /srv/xsm", findings);
        case LVM -> need(pool, "path", "the volume group, as in /dev/vg0", findings);
        case NFS -> need(pool, "source", "what is mounted, as in server:/export", findings);
        case RBD -> need(pool, "source", "the Ceph pool", findings);
        case ISCSI -> need(pool, "source", "the target", findings);
        case ZFS -> {
          if (!findings.says(pool, "path")) {
            need(pool, "source", "the ZFS pool, as in tank/vms", findings);
          }
        }
      }
    }
  }

  private static void need(Pool pool, String attribute, String what, Findings findings) {
    if (!findings.says(pool, attribute) && !pool.name().isEmpty()) {
      findings.error(
          "pool",
          pool,
          "type",
          Sentence.of(
              "%s is of type %s, which needs %s=, %s",
              Names.of(pool), pool.type().word(), attribute, what));
    }
  }
}
