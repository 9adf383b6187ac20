package org.xsm.xsmd.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.xsm.schema.Problem;
import org.xsm.schema.diff.Change;

/** A change of the site that is sent to the daemon, and what came of it: a decision. */
final class Submission {
  private static final int TRIES = 3;

  private final Session session;
  private final Daemon daemon;
  private final CommitOptions options;
  private final boolean dryRun;

  Submission(Session session, Daemon daemon, CommitOptions options, boolean dryRun) {
    this.session = session;
    this.daemon = daemon;
    this.options = options;
    this.dryRun = dryRun;
  }

  /**
   * Sends a text.
   *
   * @param message why, unless the command line says it
   * @param base the revision that it was made from
   * @param changes what it changes there, to be shown
   */
  Answer send(String message, long base, byte[] text, List<Change> changes) {
    Fields outcome = guarded(allowed -> put(options.message(message), base, text, allowed));
    return answer(outcome, new DiffText(changes, session.paint()), changes);
  }

  /** The same for changes that were shown already. */
  Answer sendSeen(String message, long base, byte[] text, List<Change> changes) {
    Fields outcome = guarded(allowed -> put(options.message(message), base, text, allowed));
    return committed(outcome, "").with("changes", json(changes));
  }

  private Answer answer(Fields outcome, DiffText shown, List<Change> changes) {
    String text = changes.isEmpty() ? "" : shown + "\n";
    return committed(outcome, text).with("changes", json(changes));
  }

  private static List<?> json(List<Change> changes) {
    return changes.stream().map(DiffJson::of).toList();
  }

  /** A way to ask for a change that may affect so many guests. */
  @FunctionalInterface
  interface Attempt {
    Fields with(int allowed);
  }

  /** Asks for a change; if it affects more than usual and a person is there, they decide. */
  Fields guarded(Attempt attempt) {
    try {
      return attempt.with(options.allowed());
    } catch (Declined declined) {
      Terminal terminal = session.terminal();
      long affected = declined.says().number("affected");
      if (!declined.kind().equals("guarded") || affected < 1 || !terminal.canAsk()) {
        throw declined;
      }
      terminal.say(Plain.line(declined.says().text("error")) + "\n");
      String typed =
          terminal
              .ask("Type " + affected + " to affect so many guests, anything else to leave it: ")
              .orElse("");
      if (!typed.equals(String.valueOf(affected))) {
        throw declined;
      }
      return attempt.with((int) Math.min(affected, Integer.MAX_VALUE));
    }
  }

  /** One request is sent until it is known what came of it: its id makes that once. */
  private Fields put(String message, long base, byte[] text, int allowed) {
    Query query =
        Query.of("/site").with("message", message).with("allow", allowed).with("dry-run", dryRun);
    String id = UUID.randomUUID().toString();
    for (int i = 1; ; i++) {
      try {
        return daemon.put(query, base, id, text);
      } catch (Declined declined) {
        if (!declined.kind().equals("unknown") || i == TRIES) {
          throw declined;
        }
        session.terminal().say("no answer of the site yet; asking again\n");
      }
    }
  }

  /** What is said of a change that is made, or on a dry run would be. */
  Answer committed(Fields outcome, String shown) {
    List<Problem> warnings = Wire.problems(outcome.list("warnings"));
    Fields revision = outcome.object("revision");
    String result =
        switch (outcome.text("outcome")) {
          case "committed" -> shown + "committed as " + RevisionLine.brief(revision) + "\n";
          case "possible" -> shown;
          default -> "";
        };
    Answer answer =
        Answer.results(Exit.OK, result)
            .withNotes(ProblemText.of(warnings, session.notePaint()))
            .withNotes(notes(outcome))
            .with(warnings);
    return spread(answer.with(outcome.without("warnings")), outcome, revision);
  }

  private Answer spread(Answer answer, Fields outcome, Fields revision) {
    if (!outcome.text("outcome").equals("committed") || !options.waiting().isGiven()) {
      return answer;
    }
    return new Spread(session, daemon)
        .await(answer, revision.number("number"), options.waiting().atMost());
  }

  private static String notes(Fields outcome) {
    var notes = new ArrayList<String>();
    String how = outcome.text("outcome");
    if (how.equals("unchanged")) {
      notes.add("the site says so already; nothing is changed");
    }
    if (outcome.truth("merged")) {
      notes.add("merged with what others changed since");
    }
    if (outcome.number("affected") > 0) {
      String count = Words.count(outcome.number("affected"), "guest");
      notes.add((how.equals("possible") ? "would stop, restart or remove " : "affects ") + count);
    }
    if (!outcome.list("onlyOn").isEmpty()) {
      String hosts = String.join(", ", outcome.texts("onlyOn"));
      notes.add("stored on " + Plain.line(hosts) + " only, for the other copy is away");
    }
    if (how.equals("possible")) {
      notes.add("nothing is changed (--dry-run)");
    }
    return notes.isEmpty() ? "" : String.join("\n", notes) + "\n";
  }
}
