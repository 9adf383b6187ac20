package org.xsm.schema.check;

import org.xsm.schema.Interface;
import org.xsm.schema.Settings;

/** Looks for networks that are named and do not exist: a decision. */
final class NetworkNames implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    Settings.Migration migration = subject.site().settings().migration();
    subject
        .networks()
        .require(findings, migration.network(), () -> "<migration>", migration, "network");
    subject
        .statements()
        .forEach(
            statement -> {
              for (Interface card : statement.own().interfaces()) {
                subject
                    .networks()
                    .require(findings, card.network(), statement::name, card, "network");
              }
            });
  }
}
