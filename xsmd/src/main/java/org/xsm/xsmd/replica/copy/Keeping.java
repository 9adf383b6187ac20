package org.xsm.xsmd.replica.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.store.SiteText;

/** Keeps texts beside the file and says why, there and in the error file: a resource. */
final class Keeping {
  private static final Logger log = LoggerFactory.getLogger(Keeping.class);
  private static final int MANY = 20;

  private final Desk desk;
  private final Beside beside;
  private @Nullable String told;

  Keeping(Desk desk) {
    this.desk = desk;
    this.beside = new Beside(desk.settings().file());
  }

  /** Keeps a text; the note is written down before, so that no text is kept without a reason. */
  Note keep(SiteText text, String who, String summary, List<String> details) throws IOException {
    Path kept = beside.rejected(text, desk.now());
    Note note = note(kept, who, summary, details);
    desk.memory().put(desk.recorded().with(note));
    desk.steps().reached("note written down");
    if (!Files.exists(kept)) {
      Disk.create(kept, text.bytes(), beside.target());
      Disk.syncDirectory(kept);
    }
    desk.steps().reached("text kept beside");
    return note;
  }

  /** Keeps a file that is not to be read, by its name. */
  Note keepFile(Path file, Path target, String summary) throws IOException {
    return note(beside.rejectFile(file, target, desk.now()), "unknown", summary, List.of());
  }

  private Note note(Path kept, String who, String summary, List<String> details) {
    String name = kept.getFileName().toString();
    log.warn("edit is kept beside the site file kept={} author={} why={}", kept, who, summary);
    desk.audit()
        .note(who + "@" + desk.settings().host(), "save", kept.toString(), "kept: " + summary);
    return new Note(name, summary, details);
  }

  /** Brings the error file up to date; notes go with the files that they are about. */
  void tell() throws IOException {
    Recorded recorded = desk.recorded();
    List<Note> left = recorded.notes().stream().filter(note -> Files.exists(path(note))).toList();
    if (left.size() < recorded.notes().size()) {
      desk.memory().put(recorded.noted(left));
    }
    String text = ErrorText.of(desk.fileName(), desk.recorded());
    if (!text.equals(told)) {
      beside.tell(text);
      told = text;
    }
  }

  private Path path(Note note) {
    return desk.settings().file().resolveSibling(note.name());
  }

  /** What to say where all else is well; empty if nothing is kept. */
  String message() throws IOException {
    var parts = new ArrayList<String>();
    desk.recorded().notes().stream()
        .findFirst()
        .ifPresent(note -> parts.add("an edit is kept in " + note.name() + ": " + note.summary()));
    int rejected = beside.rejected().size();
    if (rejected > MANY) {
      parts.add(rejected + " edits are kept beside it; move away those that are not needed");
    }
    int displaced = desk.recorded().displaced().size();
    if (displaced > MANY) {
      parts.add(displaced + " displaced files are still watched");
    }
    return String.join("; ", parts);
  }
}
