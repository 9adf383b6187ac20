package org.xsm.schema.check;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xsm.schema.Host;
import org.xsm.schema.Label;

/** Looks for more guests to be kept apart than there are places apart: a decision. */
final class SpreadRoom implements Check {
  private record Group(String set, String label) {}

  /** The guests of a group, and the first of them. */
  private record Size(Member first, int guests) {
    Size grown() {
      return new Size(first, guests + 1);
    }
  }

  @Override
  public void look(Subject subject, Findings findings) {
    Map<Group, Size> groups = new LinkedHashMap<>();
    for (Member member : subject.members()) {
      String spread = member.effective().definition().whereabouts().spread();
      if (spread != null && member.isOn()) {
        groups.merge(
            new Group(member.set().name(), spread), new Size(member, 1), (all, one) -> all.grown());
      }
    }
    if (groups.isEmpty()) {
      return;
    }
    Map<String, Set<String>> places = places(subject.site().hosts());
    var once = new Once();
    groups.forEach(
        (group, size) ->
            report(
                group, size, places.getOrDefault(group.label(), Set.of()).size(), once, findings));
  }

  private static Map<String, Set<String>> places(List<Host> hosts) {
    Map<String, Set<String>> places = new LinkedHashMap<>();
    for (Host host : hosts) {
      if (host.runsGuests()) {
        places.computeIfAbsent("host", name -> new HashSet<>()).add(host.name());
        for (Label label : host.labels()) {
          places.computeIfAbsent(label.name(), name -> new HashSet<>()).add(label.value());
        }
      }
    }
    return places;
  }

  /** Where there is no place at all, the label is reported; a config that many sets use, once. */
  private static void report(Group group, Size size, int places, Once once, Findings findings) {
    if (places == 0 || size.guests() <= places) {
      return;
    }
    Statement saying =
        size.first().statement().saying(definition -> definition.whereabouts().spread());
    if (!once.isFirst(saying.own(), "spread")) {
      return;
    }
    String only =
        group.label().equals("host")
            ? "only " + Names.count(places, "host") + (places == 1 ? " runs guests" : " run guests")
            : "the hosts that run guests have only "
                + Names.count(places, "value")
                + " of that label";
    findings.warning(
        "spread",
        saying.own(),
        "spread",
        Sentence.of(
            "%d vms of set %s are to be kept apart by %s, but %s; some will share one",
            size.guests(), group.set(), group.label(), only));
  }
}
