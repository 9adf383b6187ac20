package org.xsm.schema.check;

import org.xsm.schema.Config;
import org.xsm.schema.Site;

/** Looks for configs that are used and do not exist: a decision. */
final class ConfigNames implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    Directory<Config> configs =
        Directory.of("config", subject.site().configs(), subject.was(Site::configs));
    for (Config config : subject.site().configs()) {
      configs.require(findings, config.base(), () -> Names.of(config), config, "extends");
    }
    for (Member member : subject.members()) {
      configs.require(findings, member.guest().config(), member::name, member.guest(), "config");
    }
  }
}
