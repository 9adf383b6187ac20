package org.xsm.xsmd.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.edit.Edit;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a verb edits, the site or a site file, and whether it really does: a value. */
final class EditOptions {
  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description =
          "Edit this site file, instead of the site; - reads standard input and prints the new"
              + " text.")
  private @Nullable Path file;

  @Option(names = "--dry-run", description = "Show what would change, and change nothing.")
  private boolean dryRun;

  @Mixin private CommitOptions commit = new CommitOptions();

  /** What the manual of every editing verb says. */
  static Manual manual() {
    return Manual.EMPTY
        .end(Exit.OK, "the site or the file says so now, or said so before")
        .end(Exit.FAILED, "what was asked for cannot be done; nothing is changed")
        .end(Exit.USAGE)
        .end(Exit.CONFLICT, "others changed the same again and again meanwhile; nothing is changed")
        .end(Exit.NO_MAJORITY)
        .end(Exit.REFUSED, "it would have errors, or affects too much; nothing is changed")
        .end(Exit.TIME_OUT)
        .end(Exit.NO_DAEMON)
        .field("changes", "what was changed, as xsm diff --json has it")
        .field("outcome, revision, merged, onlyOn", "of the site: as xsm apply --json has them")
        .field("file, written", "with -f: the site file, and whether it was written")
        .field("text", "with -f -: the new text");
  }

  Answer apply(Session session, String message, List<Edit> edits) {
    return apply(session, message, edit -> edit.apply(edits));
  }

  /**
   * Carries out an edit.
   *
   * @param message what it does, for the history, unless the administrator says it otherwise
   * @param edits may be called again, when others were quicker
   */
  Answer apply(Session session, String message, UnaryOperator<SiteEdit> edits) {
    if (file == null) {
      return new DaemonEdit(session, commit, dryRun).apply(message, edits);
    }
    if (commit.isGiven()) {
      throw new Failure(
          Exit.USAGE, "-m, --yes-affect and --wait are for the site; with -f leave them out");
    }
    var fileEdit = new FileEdit(session, file, dryRun);
    return fileEdit.finish(edits.apply(fileEdit.open()));
  }
}
