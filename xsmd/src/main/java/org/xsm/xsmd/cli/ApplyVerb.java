package org.xsm.xsmd.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.diff.Change;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code apply}: a decision, a site file becomes the next revision of the site. */
@Command(
    name = "apply",
    header = "commits a site file as the next revision of the site",
    description = {
      "Checks FILE, sends it to the site and prints what it changed. The site merges it with what was"
          + " committed since the revision that FILE was made from: its base.",
      "Name the base with --base: only you know it. Without it the head of the moment counts as the"
          + " base; then what is in the head and not in FILE is taken out, even if somebody added it"
          + " while you were editing. So the changes are shown first and you are asked; where nobody"
          + " can be asked, --yes must say so.",
      "xsm show prints the head and says its number; xsm edit does all of this by itself."
    })
final class ApplyVerb implements HomeVerb {
  @Parameters(paramLabel = "FILE", description = "A site file; - is standard input.")
  private Path file = Path.of("");

  @Option(
      names = "--base",
      paramLabel = "N",
      description = "The number of the revision that FILE was made from.")
  private @Nullable Long base;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask: FILE was made from the head as it is now.")
  private boolean yes;

  @Option(
      names = "--dry-run",
      description = "Show what would change, and whom it would affect; change nothing.")
  private boolean dryRun;

  @Mixin private CommitOptions options = new CommitOptions();

  @Override
  public Manual manual() {
    return outcome(Manual.EMPTY)
        .example("xsm show -o new.xml", "writes the head to a file, and says its number, say 7")
        .example("xsm apply new.xml --base 7 -m \"more memory\"", "commits what you made of it")
        .example("xsm apply new.xml --dry-run", "shows what it would change of the head")
        .example("xsm apply new.xml --base 7 --wait=30", "waits until all hosts have it");
  }

  /** What every verb says that commits a whole text. */
  static Manual outcome(Manual manual) {
    return manual
        .end(Exit.OK, "the site says so now, or said so before")
        .end(Exit.FAILED, "merged with the head it would have errors, or you said no")
        .end(Exit.USAGE, "the command line is wrong, or the file cannot be read or has errors")
        .end(Exit.CONFLICT, "it and what was committed since contradict each other")
        .end(Exit.NO_MAJORITY)
        .end(Exit.REFUSED, "you may not, or it affects more guests than it may")
        .end(Exit.TIME_OUT, "no answer in time, or with --wait: not all hosts have it yet")
        .end(Exit.NO_DAEMON)
        .field("outcome", "committed, possible (a dry run) or unchanged")
        .field("revision", "the new head, as xsm status --json has it")
        .field("merged", "whether others' edits were merged into it")
        .field("changes", "what it changes of its base, as xsm diff --json has it")
        .field("affected", "how many guests it stops, restarts or removes")
        .field("onlyOn", "the hosts that alone store it, if the copy is away")
        .field("behind", "with --wait: the hosts that do not have it yet")
        .field("conflicts, text, head", "of a conflict: what, marked in the text, and with what");
  }

  @Override
  public Answer answer(Session session) {
    Document document = session.documents().read(file);
    Daemon daemon = session.daemon();
    RevisionText from = base == null ? daemon.site() : daemon.site(base);
    List<Change> changes = SiteDiff.between(from.document(), document);
    if (from.says(document.bytes()) && base == null) {
      return Answer.notes(
              Exit.OK, "revision " + from.number() + " says so already; nothing is changed\n")
          .with("outcome", "unchanged")
          .with("changes", List.of());
    }
    var submission = new Submission(session, daemon, options, dryRun);
    if (base == null && !yes && !dryRun) {
      ask(session, from, changes);
      return submission.sendSeen("", from.number(), document.bytes(), changes);
    }
    return submission.send("", from.number(), document.bytes(), changes);
  }

  private static void ask(Session session, RevisionText head, List<Change> changes) {
    Terminal terminal = session.terminal();
    if (!terminal.canAsk()) {
      throw new Failure(
          Exit.USAGE,
          "it is not known which revision the file was made from; say so with --base N, or --yes if"
              + " it was made from the head, revision "
              + head.number());
    }
    terminal.say(
        changes.isEmpty()
            ? "the file says the same in other words\n"
            : new DiffText(changes, session.notePaint()).toString());
    String said =
        terminal.ask("Commit this on top of revision " + head.number() + "? [y/N] ").orElse("");
    if (!said.equals("y") && !said.equals("yes")) {
      throw new Failure(Exit.FAILED, "nothing is changed, as you said");
    }
  }
}
