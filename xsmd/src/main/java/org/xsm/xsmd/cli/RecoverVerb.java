package org.xsm.xsmd.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code recover}: a decision, the site goes on after most of its voters are lost. */
@Command(
    name = "recover",
    header = "lets the site go on when most of its voters are lost for good",
    description = {
      "Begins a new epoch of the site with this host as its only voter. Run it on the host that knows"
          + " most; the plan says which that is. Edits that only the dead had stored are lost to the"
          + " site, and the plan says so.",
      "Name every host that is lost, and be sure that it is off: if it lives on behind a broken"
          + " network, its guests may run twice. It prints its plan and asks for a sentence to be"
          + " typed. On a host that was no voter it needs the recovery key that xsm init printed."
    })
final class RecoverVerb implements HomeVerb {
  @Option(
      names = "--dead",
      paramLabel = "HOST",
      required = true,
      split = ",",
      description = "The hosts that are lost for good, with commas between them.")
  private List<String> dead = List.of();

  @Option(
      names = "--recovery-key",
      paramLabel = "KEY",
      description =
          "The recovery key; - reads it from standard input. Default: it is asked for where it is"
              + " needed.")
  private @Nullable String recoveryKey;

  @Option(
      names = "--confirm",
      paramLabel = "SENTENCE",
      description = "The sentence. Default: it is read from standard input.")
  private @Nullable String confirm;

  @Option(names = "--dry-run", description = "Print the plan, and do nothing.")
  private boolean dryRun;

  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm recover --dead h1,h2 --dry-run", "shows what it would do")
        .example("xsm recover --dead h1,h2", "shows it, asks, and does it")
        .end(Exit.OK)
        .end(Exit.FAILED, "it could not be done")
        .end(Exit.USAGE)
        .end(Exit.REFUSED, "the sentence or the key is another, or it may not be done")
        .end(Exit.TIME_OUT)
        .end(Exit.NO_DAEMON)
        .field(
            "plan",
            "{position, highest, reachable, dead, warnings, needsRecoveryKey, confirmation}")
        .field("position", "where the new epoch begins: {epoch, index, hash}");
  }

  @Override
  public Answer answer(Session session) {
    Daemon daemon = session.daemon();
    Query query = Query.of("/recover");
    Fields plan = daemon.post(query.to("plan"), Map.of("dead", dead));
    String text = text(plan);
    if (dryRun) {
      return Answer.results(Exit.OK, text)
          .withNotes("nothing is changed (--dry-run)\n")
          .with("plan", plan.all());
    }
    session.terminal().say(text);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("dead", dead);
    if (plan.truth("needsRecoveryKey") || recoveryKey != null) {
      body.put("recoveryKey", key(session));
    }
    body.put("confirmation", Confirmation.of(session, confirm, plan.text("confirmation")));
    Fields done = daemon.post(query, body);
    return Answer.results(
            Exit.OK, "the site goes on from " + StatusPage.position(done.object("position")) + "\n")
        .withNotes("nothing is started or removed until every host has reported: xsm status\n")
        .with("plan", plan.all())
        .with(done);
  }

  private String key(Session session) {
    String given = recoveryKey;
    if (given == null || given.equals("-")) {
      given = session.terminal().secret("Recovery key: ").orElse("");
    }
    if (given.isBlank()) {
      throw new Failure(
          Exit.REFUSED,
          "nothing is done: this host was no voter, so it needs the recovery key that xsm init"
              + " printed; give it with --recovery-key");
    }
    return given.strip();
  }

  private static String text(Fields plan) {
    var lines = new ArrayList<String>();
    lines.add("goes on from     " + StatusPage.position(plan.object("position")));
    lines.add("highest known    " + plan.text("highest"));
    lines.add("in reach         " + String.join(", ", plan.texts("reachable")));
    lines.add("declared dead    " + String.join(", ", plan.texts("dead")));
    plan.texts("warnings").forEach(warning -> lines.add("! " + warning));
    var text = new StringBuilder();
    lines.forEach(line -> text.append(Plain.line(line)).append('\n'));
    return text.toString();
  }
}
