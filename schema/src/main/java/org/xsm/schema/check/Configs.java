package org.xsm.schema.check;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.xsm.schema.Config;
import org.xsm.schema.Definitions;
import org.xsm.schema.Places;
import org.xsm.schema.Site;

/** What the configs of a site say, each linked to the one that it extends: a decision. */
final class Configs {
  private final Definitions definitions;
  private final Places places;
  private final Map<String, Config> configs = new HashMap<>();
  private final Map<String, Statement> statements = new LinkedHashMap<>();

  private Configs(Definitions definitions, Places places) {
    this.definitions = definitions;
    this.places = places;
  }

  static Map<String, Statement> statements(Site site, Definitions definitions, Places places) {
    var configs = new Configs(definitions, places);
    site.configs().forEach(config -> configs.configs.putIfAbsent(config.name(), config));
    site.configs().stream().filter(config -> !config.name().isEmpty()).forEach(configs::link);
    return configs.statements;
  }

  /** A chain is linked from its end; one that closes upon itself is cut there, and broken. */
  private void link(Config config) {
    var pending = new ArrayDeque<Config>();
    var seen = new HashSet<String>();
    Config next = config;
    while (next != null && !statements.containsKey(next.name()) && seen.add(next.name())) {
      pending.push(next);
      next = next.base() == null ? null : configs.get(next.base());
    }
    for (Config each : pending) {
      Statement base = each.base() == null ? null : statements.get(each.base());
      boolean broken = base == null ? places.says(each, "extends") : base.broken();
      statements.put(
          each.name(),
          new Statement(each, each.definition(), definitions.config(each.name()), base, broken));
    }
  }
}
