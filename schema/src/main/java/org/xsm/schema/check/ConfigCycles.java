package org.xsm.schema.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xsm.schema.Config;
import org.xsm.schema.Definitions;

/** Looks for configs that come to extend themselves, or too many in a row: a decision. */
final class ConfigCycles implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    List<Config> configs = subject.site().configs();
    Map<String, Config> named = new HashMap<>();
    configs.forEach(config -> named.putIfAbsent(config.name(), config));
    for (List<Config> cycle : Cycles.among(configs, config -> next(config, named))) {
      Config first = cycle.getFirst();
      var names = new ArrayList<>(cycle.stream().map(Config::name).toList());
      names.add(first.name());
      findings.error(
          "extends-cycle",
          first,
          "extends",
          Sentence.of(
              "config %s comes to extend itself: %s; take one extends= out",
              first.name(), String.join(" -> ", names)));
    }
    subject.configs().forEach(statement -> depth(statement, findings));
  }

  private static List<Config> next(Config config, Map<String, Config> named) {
    Config base = config.base() == null ? null : named.get(config.base());
    return base == null ? List.of() : List.of(base);
  }

  /** Only the first config beyond the bound is worth a word. */
  private static void depth(Statement statement, Findings findings) {
    int depth = 0;
    for (Statement at = statement.base(); at != null; at = at.base()) {
      depth++;
      if (depth > Definitions.DEEPEST + 1) {
        return;
      }
    }
    if (depth == Definitions.DEEPEST + 1) {
      findings.error(
          "extends-depth",
          statement.owner(),
          "extends",
          Sentence.of(
              "%s stands on %d configs that extend each other; %d are the most: put some together",
              statement.name(), depth, Definitions.DEEPEST));
    }
  }
}
