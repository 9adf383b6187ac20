package org.xsm.schema.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xsm.schema.GuestSet;

/**
 * Looks for hosts that a guest names though its set may not use them: a decision. Where none is
 * left, the guest fits nowhere, which is reported as that.
 */
final class SetHosts implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    Map<String, Set<String>> bounds = new HashMap<>();
    for (GuestSet set : subject.site().sets()) {
      if (!set.hosts().isEmpty()) {
        bounds.putIfAbsent(set.name(), new HashSet<>(set.hosts()));
      }
    }
    for (Member member : subject.members()) {
      Set<String> allowed = bounds.get(member.set().name());
      if (allowed != null) {
        hosts(member, allowed, subject, findings);
      }
    }
  }

  private static void hosts(
      Member member, Set<String> allowed, Subject subject, Findings findings) {
    List<String> named = member.statement().own().whereabouts().hosts();
    List<String> outside =
        named.stream()
            .filter(host -> !allowed.contains(host) && subject.hosts().find(host).isPresent())
            .toList();
    if (!outside.isEmpty() && outside.size() < named.size()) {
      findings.warning(
          "host-outside-set",
          member.statement().own(),
          "host",
          Sentence.of(
              "%s names %s, but set %s (line %d) may not use %s; take it out here, or add it there",
              member.name(),
              Names.list(outside),
              member.set().name(),
              findings.line(member.set()),
              outside.size() == 1 ? "it" : "them"));
    }
  }
}
