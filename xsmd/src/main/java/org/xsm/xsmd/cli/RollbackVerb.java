package org.xsm.xsmd.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xsm.schema.diff.Change;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code rollback}: a decision, the site says again what it said. */
@Command(
    name = "rollback",
    header = "makes the site say again what an earlier revision said",
    description = {
      "Commits the text of an earlier revision as a new one. History only grows: nothing of it is"
          + " lost, and a rollback can be rolled back."
    })
final class RollbackVerb implements HomeVerb {
  @Parameters(paramLabel = "REVISION", description = "The number of the revision to go back to.")
  private long revision;

  @Option(
      names = "--dry-run",
      description = "Show what would change, and whom it would affect; change nothing.")
  private boolean dryRun;

  @Mixin private CommitOptions options = new CommitOptions();

  @Override
  public Manual manual() {
    return ApplyVerb.outcome(Manual.EMPTY)
        .example("xsm rollback 7 --dry-run", "shows what going back to revision 7 would change")
        .example("xsm rollback 7 -m \"vm3 does not boot\"", "goes back to it");
  }

  @Override
  public Answer answer(Session session) {
    Daemon daemon = session.daemon();
    List<Change> changes =
        SiteDiff.between(daemon.siteHere().document(), daemon.site(revision).document());
    var submission = new Submission(session, daemon, options, dryRun);
    Fields outcome =
        submission.guarded(allowed -> daemon.post(Query.of("/site").to("rollback"), body(allowed)));
    String shown =
        changes.isEmpty() ? "" : new DiffText(changes, session.paint()).toString() + "\n";
    return submission
        .committed(outcome, shown)
        .with("changes", changes.stream().map(DiffJson::of).toList());
  }

  private Map<String, Object> body(int allowed) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("to", revision);
    body.put("message", options.message("roll back to revision " + revision));
    body.put("allow", allowed);
    body.put("dryRun", dryRun);
    return body;
  }
}
