package org.xsm.schema.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Fit;
import org.xsm.schema.Guest;
import org.xsm.schema.Host;
import org.xsm.schema.LabelDemand;
import org.xsm.schema.Obstacle;

/**
 * Looks for guests that no host can take: a decision. A host that is drained only for a while does
 * not make a site wrong, so that is a warning. Guests alike are reported once, by the first.
 */
final class GuestsFit implements Check {
  private static final int SHOWN = 3;

  /** What guests alike have in common: their config and what is in their way. */
  private record Failure(@Nullable String config, boolean isForNow, String reasons) {}

  @Override
  public void look(Subject subject, Findings findings) {
    Map<Failure, List<Member>> failures = new LinkedHashMap<>();
    for (Member member : subject.members()) {
      if (!member.fits()) {
        Failure failure = failure(member, subject.fit());
        if (failure != null) {
          failures.computeIfAbsent(failure, alike -> new ArrayList<>(1)).add(member);
        }
      }
    }
    failures.forEach((failure, members) -> report(failure, members, findings));
  }

  /** Null where the reason is reported elsewhere: hosts that do not exist, labels nobody has. */
  private static @Nullable Failure failure(Member member, Fit fit) {
    List<Host> named = member.homes().named();
    if (named.isEmpty() || hasHopelessDemand(member, fit)) {
      return null;
    }
    var reasons = new StringJoiner("; ");
    for (Host host : named.subList(0, Math.min(SHOWN, named.size()))) {
      List<Obstacle> obstacles = fit.obstacles(member.effective(), host);
      reasons.add(
          host.name()
              + " "
              + String.join(", and ", obstacles.stream().map(Obstacle::text).toList()));
    }
    if (named.size() > SHOWN) {
      reasons.add("and so on for " + Names.count(named.size() - SHOWN, "more host"));
    }
    boolean isForNow = fit.isPossibleUndrained(member.effective());
    return new Failure(member.guest().config(), isForNow, reasons.toString());
  }

  private static boolean hasHopelessDemand(Member member, Fit fit) {
    List<LabelDemand> requires = member.effective().definition().whereabouts().requires();
    return requires.stream().anyMatch(fit::isHopeless);
  }

  private static void report(Failure failure, List<Member> members, Findings findings) {
    Member first = members.getFirst();
    Guest guest = first.guest();
    String others =
        members.size() == 1
            ? ""
            : "; the same holds for " + Names.count(members.size() - 1, "more vm") + of(failure);
    if (failure.isForNow()) {
      findings.warning(
          "drained",
          guest,
          "host",
          Sentence.of(
              "%s has no host to go to while hosts are drained: %s%s",
              first.name(), failure.reasons(), others));
    } else {
      findings.error(
          "no-fit",
          guest,
          "host",
          Sentence.of("%s fits none of its hosts: %s%s", first.name(), failure.reasons(), others));
    }
  }

  private static String of(Failure failure) {
    return failure.config() == null ? "" : " of config " + failure.config();
  }
}
