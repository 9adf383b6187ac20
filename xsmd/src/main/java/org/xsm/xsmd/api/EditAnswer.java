package org.xsm.xsmd.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Problem;
import org.xsm.schema.diff.Change;
import org.xsm.xsmd.store.EditOutcome;
import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteStore;
import org.xsm.xsmd.store.SiteText;

/**
 * What an edit is answered with: a value.
 *
 * @param revision the new head, or the head that says the same already; null on a dry run
 * @param affected how many guests it would stop, restart or remove; null where that was not counted
 * @param text what became of the text, where it is not the one sent; null also where it is no
 *     UTF-8, and then the revision has it
 * @param orderedInMs how long the hosts took to agree on it; null where that was not seen
 */
record EditAnswer(
    String outcome,
    @Nullable Revision revision,
    boolean merged,
    List<String> changes,
    List<Flaw> warnings,
    @Nullable Integer affected,
    List<String> onlyOn,
    @Nullable String text,
    @Nullable Double orderedInMs) {

  /** The answer to an outcome that is a success; throws the others. */
  static EditAnswer of(EditOutcome outcome, SiteStore store) {
    return switch (outcome) {
      case EditOutcome.Committed(
              var revision,
              var merged,
              var changes,
              var warnings,
              var onlyOn,
              var ordered) -> {
        Optional<SiteText> text = merged ? store.text(revision.number()) : Optional.empty();
        yield new EditAnswer(
            "committed",
            revision,
            merged,
            lines(changes),
            flaws(warnings),
            null,
            onlyOn,
            text.map(EditAnswer::readable).orElse(null),
            ordered.isZero() ? null : ordered.toNanos() / 1e6);
      }
      case EditOutcome.Possible(var text, var merged, var changes, var warnings, var affected) ->
          new EditAnswer(
              "possible",
              null,
              merged,
              lines(changes),
              flaws(warnings),
              affected,
              List.of(),
              readable(text),
              null);
      case EditOutcome.Unchanged(var head) ->
          new EditAnswer("unchanged", head, false, List.of(), List.of(), 0, List.of(), null, null);
      case EditOutcome.Invalid(var problems, var merged) ->
          throw new Refusal(Kind.INVALID, invalid(problems.size(), merged))
              .with("merged", merged)
              .with("problems", flaws(problems));
      case EditOutcome.Conflicting(var head, var conflicts, var text) ->
          throw new Refusal(
                  Kind.CONFLICT,
                  "the edit contradicts revision "
                      + head.number()
                      + " by "
                      + head.by()
                      + "; edit again from there")
              .with("head", head)
              .with("conflicts", conflicts.stream().map(Clash::of).toList())
              .with("text", text);
      case EditOutcome.Forbidden(var why) -> throw new Refusal(Kind.FORBIDDEN, why);
      case EditOutcome.Guarded(var affected, var limit, var why) ->
          throw new Refusal(Kind.GUARDED, why).with("affected", affected).with("limit", limit);
      case EditOutcome.Refused(var why) -> throw new Refusal(Kind.REFUSED, why);
      case EditOutcome.NoMajority(var why) ->
          throw new Refusal(Kind.NO_MAJORITY, why).header("Retry-After", "5");
      case EditOutcome.Unknown(var id, var why) ->
          throw new Refusal(Kind.UNKNOWN, why)
              .with("request", id.toString())
              .header("Retry-After", "1");
    };
  }

  private static String invalid(int count, boolean merged) {
    String what = merged ? "what others' edits and this one make together" : "the text";
    return what + " is no site: " + (count == 1 ? "1 problem" : count + " problems");
  }

  static List<String> lines(List<Change> changes) {
    return changes.stream().map(Change::toString).toList();
  }

  private static List<Flaw> flaws(List<Problem> problems) {
    return problems.stream().map(Flaw::of).toList();
  }

  private static @Nullable String readable(SiteText text) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(text.bytes())).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
