package org.xsm.schema.check;

import org.xsm.schema.Disk;

/** Looks for storage pools that are named and do not exist: a decision. */
final class PoolNames implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    subject
        .statements()
        .forEach(
            statement -> {
              for (Disk disk : statement.own().disks()) {
                subject.pools().require(findings, disk.pool(), statement::name, disk, "pool");
              }
            });
  }
}
