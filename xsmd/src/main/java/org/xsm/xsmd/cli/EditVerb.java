package org.xsm.xsmd.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code edit}: a decision, the site file in an editor becomes the next revision. */
@Command(
    name = "edit",
    header = "opens the site file in your editor and commits what you made of it",
    description = {
      "Opens the head in VISUAL, EDITOR or vi. When the editor ends, the text is checked; mistakes are"
          + " shown with their places and you can go on editing. Then the changes are shown and you"
          + " are asked: commit, edit again or quit.",
      "What others commit meanwhile is merged in; where it contradicts yours, you can go on editing"
          + " with both sides marked in the text. Your text is never lost: whenever it is not"
          + " committed, it stays in a file whose name is printed."
    })
final class EditVerb implements HomeVerb {
  @Option(
      names = {"-y", "--yes"},
      description = "Commit a text without mistakes without asking.")
  private boolean yes;

  @Mixin private CommitOptions options = new CommitOptions();

  @Override
  public Manual manual() {
    return ApplyVerb.outcome(Manual.EMPTY)
        .example("xsm edit", "opens the site file")
        .example("EDITOR=nano xsm edit -m \"more memory\"", "the same in nano, with a message")
        .field("kept", "the file that holds your text, if it is not committed");
  }

  @Override
  public Answer answer(Session session) {
    if (session.json() && !yes) {
      throw new Failure(Exit.USAGE, "with --json nobody can be asked; add --yes");
    }
    Daemon daemon = session.daemon();
    RevisionText head = daemon.site();
    try (DraftFile draft = DraftFile.of(session, head)) {
      return new Editing(session, daemon, draft, options, yes).run(head);
    }
  }
}
