package org.xsm.xsmd.cli;

import java.util.List;
import java.util.function.UnaryOperator;
import org.xsm.schema.Problem;
import org.xsm.schema.diff.Change;

/**
 * An edit of the site through the daemon: a decision. Where another edit of the same things was
 * quicker, it is made anew on what that left.
 */
final class DaemonEdit {
  private static final int TRIES = 5;

  private final Session session;
  private final CommitOptions options;
  private final boolean dryRun;

  DaemonEdit(Session session, CommitOptions options, boolean dryRun) {
    this.session = session;
    this.options = options;
    this.dryRun = dryRun;
  }

  Answer apply(String message, UnaryOperator<SiteEdit> edits) {
    Daemon daemon = session.daemon();
    for (int i = 1; ; i++) {
      RevisionText head = daemon.site();
      SiteEdit edit = edits.apply(SiteEdit.of(head.document()));
      var submission = new Submission(session, daemon, options, dryRun);
      try {
        return switch (edit.check()) {
          case SiteEdit.Checked.Unsound(var problems) -> refused(problems);
          case SiteEdit.Checked.Sound(var changes) ->
              send(submission, message, head, edit, changes);
        };
      } catch (Declined declined) {
        if (declined.exit() != Exit.CONFLICT || i == TRIES) {
          throw declined;
        }
        session.terminal().say("another edit was quicker; making this one anew\n");
      }
    }
  }

  private static Answer send(
      Submission submission,
      String message,
      RevisionText head,
      SiteEdit edit,
      List<Change> changes) {
    if (!edit.changesText()) {
      return Answer.notes(
              Exit.OK, "revision " + head.number() + " says so already; nothing is changed\n")
          .with("outcome", "unchanged")
          .with("changes", List.of());
    }
    return submission.send(message, head.number(), edit.bytes(), changes);
  }

  private Answer refused(List<Problem> problems) {
    String sentence =
        "refused: the site would have " + ProblemText.count(problems) + "; nothing is changed";
    return Answer.notes(
            Exit.REFUSED, ProblemText.of(problems, session.notePaint()) + "xsm: " + sentence + "\n")
        .with(problems)
        .with("error", sentence);
  }
}
