package org.xsm.xsmd.cli;

import java.nio.file.Path;
import java.util.List;
import org.xsm.schema.Problem;
import org.xsm.schema.diff.Change;

/**
 * An edit of a site file: a decision. It is written only if it is a site without errors, and only
 * over the text that was read.
 */
final class FileEdit {
  private final Session session;
  private final Path file;
  private final boolean dryRun;

  FileEdit(Session session, Path file, boolean dryRun) {
    this.session = session;
    this.file = file;
    this.dryRun = dryRun;
  }

  /** The file's text as it is. */
  SiteEdit open() {
    return SiteEdit.of(session.documents().read(file));
  }

  /** Writes the new text, unless it has errors or nothing is to be written. */
  Answer finish(SiteEdit edit) {
    return switch (edit.check()) {
      case SiteEdit.Checked.Unsound(var problems) -> refused(edit, problems);
      case SiteEdit.Checked.Sound(var changes) -> write(edit, changes);
    };
  }

  private Answer refused(SiteEdit edit, List<Problem> problems) {
    String found = edit.original().name() + " would have " + ProblemText.count(problems);
    String sentence = "refused: " + found + "; nothing is written";
    String text = ProblemText.of(problems, session.notePaint()) + "xsm: " + sentence + "\n";
    return Answer.notes(Exit.REFUSED, text)
        .with(problems)
        .with("error", sentence)
        .with("written", false);
  }

  private Answer write(SiteEdit edit, List<Change> made) {
    boolean written = edit.changesText() && !dryRun && !isStdin();
    if (written) {
      AtomicFile.replace(file, session.place(file), edit.original().bytes(), edit.bytes());
    }
    String shown = made.isEmpty() ? "" : new DiffText(made, session.paint()).toString();
    Answer answer =
        isStdin() && !dryRun ? Answer.text(edit.text()) : Answer.results(Exit.OK, shown);
    return answer
        .withNotes(note(edit, written))
        .with("file", edit.original().name())
        .with("written", written)
        .with("changes", made.stream().map(DiffJson::of).toList());
  }

  private boolean isStdin() {
    return file.equals(Path.of("-"));
  }

  private String note(SiteEdit edit, boolean written) {
    if (!edit.changesText()) {
      return Plain.line(edit.original().name()) + " says so already; nothing is written\n";
    }
    return written || isStdin() ? "" : "nothing is written (--dry-run)\n";
  }
}
