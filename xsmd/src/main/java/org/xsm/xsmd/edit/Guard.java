package org.xsm.xsmd.edit;

import java.util.List;
import java.util.Optional;
import org.xsm.schema.Settings;

/**
 * Holds an edit against the share of guests that one may affect without saying so: a decision. An
 * edit cannot loosen the guard that it is held against: the stricter of before and after counts.
 */
final class Guard {
  private static final int NAMED = 3;

  private Guard() {}

  static Optional<Verdict> objection(Step step, Effects effects) {
    int affected = effects.affected();
    if (affected == 0 || step.asked().request().allowed() >= affected) {
      return Optional.empty();
    }
    int guests = step.before().guests().size();
    Settings.Guard guard =
        stricter(step.before().settings().guard(), step.after().settings().guard(), guests);
    int limit = limit(guard, guests);
    List<Earlier> recent =
        step.asked().recent().stream().filter(each -> each.affected() > 0).toList();
    long all = affected + recent.stream().mapToLong(Earlier::affected).sum();
    return all <= limit
        ? Optional.empty()
        : Optional.of(
            new Verdict.Guarded(
                affected,
                limit,
                sentence(guard, step.before().settings().guard(), guests, limit, effects, recent)));
  }

  private static Settings.Guard stricter(Settings.Guard before, Settings.Guard after, int guests) {
    return limit(after, guests) < limit(before, guests) ? after : before;
  }

  static int limit(Settings.Guard guard, int guests) {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(guard.floor(), guard.share().of(guests)));
  }

  private static String sentence(
      Settings.Guard guard,
      Settings.Guard before,
      int guests,
      int limit,
      Effects effects,
      List<Earlier> recent) {
    return "refused: the edit would "
        + effects.counts()
        + " of "
        + Listing.count(guests, "guest")
        + ", and "
        + limit
        + (limit == 1 ? " is" : " are")
        + " the most without saying so ("
        + guard.share()
        + " of "
        + guests
        + "; floor "
        + guard.floor()
        + ")"
        + earlier(before, recent)
        + "; it would affect "
        + Listing.some(effects.guests(), NAMED)
        + "; say so with --yes-affect "
        + effects.affected();
  }

  private static String earlier(Settings.Guard before, List<Earlier> recent) {
    if (recent.isEmpty()) {
      return "";
    }
    List<String> numbers = recent.stream().map(each -> String.valueOf(each.revision())).toList();
    long sum = recent.stream().mapToLong(Earlier::affected).sum();
    return "; "
        + (recent.size() == 1 ? "revision " : "revisions ")
        + Listing.some(numbers, NAMED)
        + " affected "
        + sum
        + " within the last "
        + before.window();
  }
}
