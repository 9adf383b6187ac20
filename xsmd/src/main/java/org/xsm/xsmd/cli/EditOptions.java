package org.xsm.xsmd.cli;

import java.nio.file.Path;
import java.util.List;
import org.xsm.schema.edit.Edit;
import picocli.CommandLine.Option;

/** Which site file a verb edits, and whether it really does: a value. */
final class EditOptions {
  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      required = true,
      description = "The site file to edit; - reads standard input and prints the new text.")
  private Path file = Path.of("");

  @Option(names = "--dry-run", description = "Show what would change, and write nothing.")
  private boolean dryRun;

  /** What the manual of every editing verb says. */
  static Manual manual() {
    return Manual.EMPTY
        .end(Exit.OK, "the file says so now, or said so before")
        .end(Exit.FAILED, "what was asked for cannot be done; nothing is written")
        .end(Exit.USAGE)
        .end(Exit.CONFLICT, "somebody else changed the file meanwhile; nothing is written")
        .end(Exit.REFUSED, "the file would have errors; nothing is written")
        .field("file", "the site file")
        .field("written", "whether it was written")
        .field("changes", "what was changed, as xsm diff --json has it")
        .field("text", "the new text, with -f -");
  }

  Answer apply(Session session, List<Edit> edits) {
    return SiteEdit.of(session, file).apply(edits).finish(dryRun);
  }

  /** The file's text as it is, to be edited step by step. */
  SiteEdit open(Session session) {
    return SiteEdit.of(session, file);
  }

  boolean dryRun() {
    return dryRun;
  }
}
