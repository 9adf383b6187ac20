package org.xsm.xsmd.edit;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xsm.schema.Definitions;
import org.xsm.schema.EffectiveGuest;
import org.xsm.schema.GuestName;

/** What no edit may do to a site by mistake, whoever makes it: a decision. */
final class Safety {
  private static final int NAMED = 3;

  private Safety() {}

  static Optional<Verdict> objection(Step step, Effects effects) {
    Pairs pairs = Pairs.of(step.before(), step.after());
    return HostRules.objection(step, pairs)
        .or(() -> protection(step, effects))
        .or(() -> FalseRename.objection(step))
        .or(() -> RenameQuestion.objection(step, pairs, effects))
        .<Verdict>map(Verdict.Refused::new)
        .or(() -> Guard.objection(step, effects));
  }

  /** What the head says counts: an edit cannot take protection off and the guest out at once. */
  private static Optional<String> protection(Step step, Effects effects) {
    Set<GuestName> removed = new HashSet<>();
    effects.of(Effect.Kind.REMOVED).forEach(effect -> removed.add(effect.guest()));
    if (removed.isEmpty()) {
      return Optional.empty();
    }
    Definitions definitions = Definitions.of(step.before());
    List<String> protectedOnes =
        step.before().guests().stream()
            .filter(guest -> removed.contains(guest.name()))
            .map(definitions::effective)
            .filter(EffectiveGuest::protect)
            .map(guest -> guest.name().toString())
            .toList();
    if (protectedOnes.isEmpty()) {
      return Optional.empty();
    }
    LineIndex lines = LineIndex.of(step.head().document());
    int line = lines.line("vm", protectedOnes.getFirst());
    boolean one = protectedOnes.size() == 1;
    return Optional.of(
        "refused: the edit removes vm "
            + Listing.some(protectedOnes, NAMED)
            + " ("
            + step.formerLine(line)
            + "), which "
            + (one ? "is" : "are")
            + " protected; to remove "
            + (one ? "it" : "them")
            + ", set protect=\"false\" in an edit of its own first");
  }
}
