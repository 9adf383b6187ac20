package org.xsm.schema.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.xsm.schema.Host;
import org.xsm.schema.Label;
import org.xsm.schema.LabelDemand;
import org.xsm.schema.Nearest;

/** Looks for labels that guests ask for and no host has: a decision. */
final class LabelDemands implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    var labels = new Labels(subject.site().hosts());
    if (labels.hosts == 0) {
      return;
    }
    subject
        .statements()
        .forEach(
            statement -> {
              for (LabelDemand demand : statement.own().whereabouts().requires()) {
                if (!labels.isMetBySome(demand)) {
                  findings.error(
                      "unmet-label",
                      statement.own(),
                      "requires",
                      Sentence.of(
                          "%s requires %s, but %s",
                          statement.name(), demand, labels.objection(demand)));
                }
              }
              spread(statement, labels, findings);
            });
  }

  private static void spread(Statement statement, Labels labels, Findings findings) {
    String spread = statement.own().whereabouts().spread();
    if (spread != null && !spread.equals("host") && !labels.values.containsKey(spread)) {
      findings.warning(
          "unknown-label",
          statement.own(),
          "spread",
          Sentence.of(
              "%s is to be spread by label %s, which no host has; %s",
              statement.name(), spread, labels.advice(spread)));
    }
  }

  /** The labels of all hosts, by name: how many hosts have each value. */
  private static final class Labels {
    private final Map<String, Map<String, Integer>> values = new HashMap<>();
    private final int hosts;

    Labels(Iterable<Host> all) {
      int count = 0;
      for (Host host : all) {
        count++;
        for (Label label : new HashSet<>(host.labels())) {
          values
              .computeIfAbsent(label.name(), name -> new HashMap<>())
              .merge(label.value(), 1, Integer::sum);
        }
      }
      hosts = count;
    }

    boolean isMetBySome(LabelDemand demand) {
      Map<String, Integer> known = values.getOrDefault(demand.name(), Map.of());
      int having =
          demand.value().isEmpty()
              ? known.values().stream().mapToInt(Integer::intValue).sum()
              : known.getOrDefault(demand.value(), 0);
      return demand.negated() ? having < hosts : having > 0;
    }

    String objection(LabelDemand demand) {
      if (demand.negated()) {
        return "every host has that label; take the demand out, or the label off a host";
      }
      Map<String, Integer> known = values.get(demand.name());
      if (known == null) {
        return "no host has label " + demand.name() + "; " + advice(demand.name());
      }
      Set<String> sorted = new TreeSet<>(known.keySet());
      return Nearest.to(demand.value(), sorted)
          .filter(near -> near.length() > 2)
          .map(near -> "no host has it; did you mean " + demand.name() + "=" + near + "?")
          .orElse(
              "no host has it; hosts have "
                  + Names.list(
                      sorted.stream()
                          .map(value -> new Label(demand.name(), value).toString())
                          .toList()));
    }

    String advice(String name) {
      Set<String> known = new TreeSet<>(values.keySet());
      if (known.isEmpty()) {
        return Sentence.of("no host has labels: write labels=\"%s=…\" at some", name);
      }
      return Nearest.to(name, known)
          .map(near -> "did you mean " + near + "?")
          .orElse("hosts have " + Names.list(known));
    }
  }
}
