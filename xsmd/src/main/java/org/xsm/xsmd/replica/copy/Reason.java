package org.xsm.xsmd.replica.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xsm.schema.Problem;
import org.xsm.schema.Problem.Severity;
import org.xsm.schema.diff.Change;
import org.xsm.schema.merge.Conflict;
import org.xsm.xsmd.replica.copy.CopyState.Standing;
import org.xsm.xsmd.store.EditOutcome;
import org.xsm.xsmd.store.Revision;

/**
 * Why an edit is not the head, in words: a value.
 *
 * @param summary one line
 * @param details what was found, line by line, and what to do
 * @param again whether another revision may change the answer
 * @param upTo the newest revision that it takes into account; 0 where it says none
 */
record Reason(Standing standing, String summary, List<String> details, boolean again, long upTo) {
  /** Of a text that was in the place before this host knew the site. */
  static final Reason STRANGER =
      refused(
          "it was here before this host knew the site, so nobody knows what it was made from",
          List.of("if something of it is wanted, bring that into the site file and save"));

  /** Of a text whose origin is gone. */
  static final Reason LOST =
      refused(
          "it was made from a text that this host does not have any more",
          List.of("bring its changes into the newest text: xsm edit"));

  /** Of a revision that is none any more. */
  static Reason leftOut(Basis basis) {
    return refused(
        "it is revision "
            + basis.revision()
            + " of epoch "
            + basis.epoch()
            + ", which the recovery of the site left out",
        List.of("if something of it is wanted, bring that into the site file and save"));
  }

  private static final int MOST = 100;

  Reason {
    details = List.copyOf(details);
  }

  /** Of an outcome that is no commit. */
  static Optional<Reason> of(EditOutcome outcome, String file) {
    return switch (outcome) {
      case EditOutcome.Invalid(var problems, var merged) ->
          Optional.of(invalid(problems, merged, file));
      case EditOutcome.Conflicting(var head, var conflicts, var marked) ->
          Optional.of(conflicting(head, conflicts, file));
      case EditOutcome.Forbidden(var why) ->
          Optional.of(refused("it is not allowed: " + why, List.of()));
      case EditOutcome.Guarded(var affected, var limit, var why) ->
          Optional.of(
              refused(
                  "it affects " + affected + " guests, and an edit may affect " + limit,
                  List.of(
                      why,
                      "if that is meant, say so: xsm apply --yes-affect "
                          + affected
                          + " "
                          + file)));
      case EditOutcome.Refused(var why) -> Optional.of(refused(why, List.of()));
      case EditOutcome.NoMajority(var why) ->
          Optional.of(
              new Reason(
                  Standing.PENDING,
                  "it waits for a majority: " + why,
                  List.of("it is sent again by itself; nothing is to be done here"),
                  false,
                  0));
      case EditOutcome.Unknown(var id, var why) ->
          Optional.of(
              new Reason(
                  Standing.PENDING,
                  "it is not known yet whether it was committed: " + why,
                  List.of("it is asked again by itself, as request " + id),
                  false,
                  0));
      case EditOutcome.Committed committed -> Optional.empty();
      case EditOutcome.Unchanged unchanged -> Optional.empty();
      case EditOutcome.Possible possible -> Optional.empty();
    };
  }

  static Reason refused(String summary, List<String> details) {
    return new Reason(Standing.REFUSED, summary, details, false, 0);
  }

  static Reason invalid(List<Problem> problems, boolean merged, String file) {
    long errors = problems.stream().filter(each -> each.severity() == Severity.ERROR).count();
    String count = errors == 1 ? "1 error" : errors + " errors";
    String summary =
        merged ? "with what was committed meanwhile merged in, it has " + count : "it has " + count;
    List<String> lines = lines(problems);
    lines.add("mend " + file + " and save it again");
    return new Reason(Standing.REFUSED, first(summary, problems), lines, true, 0);
  }

  /** Of a text that is no XML, which no other revision changes. */
  static Reason unread(List<Problem> problems, String file) {
    Reason reason = invalid(problems, false, file);
    return refused(reason.summary(), reason.details());
  }

  private static String first(String summary, List<Problem> problems) {
    return problems.isEmpty() ? summary : summary + "; the first: " + problems.getFirst();
  }

  private static Reason conflicting(Revision head, List<Conflict> conflicts, String file) {
    List<String> lines = lines(conflicts);
    lines.add(
        "choose: bring revision "
            + head.number()
            + " by "
            + head.by()
            + " into "
            + file
            + " and send it with xsm apply --base "
            + head.number()
            + " "
            + file);
    String what = conflicts.isEmpty() ? "" : ": " + conflicts.getFirst();
    return new Reason(
        Standing.CONFLICT,
        "it contradicts what was committed meanwhile, up to revision " + head.number() + what,
        lines,
        true,
        head.number());
  }

  /** Of a text that may have been made from several. */
  static Reason unclear(List<Candidate> candidates, String file) {
    var lines = new ArrayList<String>();
    for (Candidate candidate : candidates) {
      lines.add(candidate.line());
      candidate.changes().stream().limit(MOST).forEach(change -> lines.add("    " + change));
    }
    candidates.stream()
        .filter(Candidate::named)
        .forEach(
            each ->
                lines.add(
                    "if it was made from revision "
                        + each.revision()
                        + ": xsm apply --base "
                        + each.revision()
                        + " "
                        + file));
    return refused("it is not clear which revision it was made from", lines);
  }

  /** Of a text that stood in the file before. */
  static Reason former(Basis basis, long head) {
    return refused(
        "it is the text of revision " + basis.revision() + ", which others have changed since",
        List.of(
            "an editor that had it open since then writes just that, so it is not taken for an edit",
            "if you want to go back to it: xsm rollback " + basis.revision(),
            "the file shows revision " + head));
  }

  /** What the text of an unclear save may have been made from. */
  record Candidate(long revision, boolean named, String since, List<Change> changes) {
    Candidate {
      changes = List.copyOf(changes);
    }

    String line() {
      String what = named ? "revision " + revision : "a save that became revision " + revision;
      return what + ", here since " + since + (changes.isEmpty() ? "" : ", which changed:");
    }
  }

  private static List<String> lines(List<?> found) {
    var lines = new ArrayList<String>();
    found.stream().limit(MOST).forEach(each -> lines.add(plain(each.toString())));
    if (found.size() > MOST) {
      lines.add("and " + (found.size() - MOST) + " more");
    }
    return lines;
  }

  /** On one line, whatever a name in the file holds. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
