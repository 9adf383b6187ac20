package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.xsm.xsmd.store.AuditTrail.Line;
import org.xsm.xsmd.store.AuditTrail.Verdict;
import org.xsm.xsmd.store.Hash;

/** Reads a whole audit log and says where its chain breaks first: a decision. */
final class AuditCheck {
  private final AuditFiles files;
  private long number;
  private Hash hash = Hash.NONE;
  private String problem = "";

  AuditCheck(AuditFiles files) {
    this.files = files;
  }

  /**
   * Checks.
   *
   * @param there the files to read
   * @param end where the log ends, as its writer knows
   */
  Verdict run(List<Long> there, AuditAnchor end) throws IOException {
    for (int i = 0; i < there.size() && problem.isEmpty(); i++) {
      long file = there.get(i);
      if (file > end.file()) {
        problem = AuditFiles.name(file) + " is not part of the log; somebody else put it there";
      } else {
        read(file, file == end.file() ? end.end() : Long.MAX_VALUE);
      }
    }
    if (problem.isEmpty() && (number != end.number() || !hash.equals(end.hash()))) {
      problem =
          AuditFiles.name(end.file())
              + ": the log ends with line "
              + number
              + ", and line "
              + end.number()
              + " was written; what came after was removed";
    }
    return new Verdict(number, hash, problem);
  }

  /**
   * What is wrong with the anchor, or behind the last line; empty if nothing is.
   *
   * @param size of the last file
   */
  static String surroundings(AuditFiles files, AuditAnchor end, long size) {
    DurableFile file = files.anchor();
    try {
      boolean right =
          AuditAnchor.read(file)
              .filter(anchor -> anchor.number() == end.number())
              .filter(anchor -> anchor.hash().equals(end.hash()))
              .isPresent();
      if (!right) {
        return file.path() + " does not say line " + end.number() + ", the last one";
      }
    } catch (DamagedException e) {
      return String.valueOf(e.getMessage());
    }
    return size > end.end()
        ? AuditFiles.name(end.file()) + " goes on behind line " + end.number() + ", the last one"
        : "";
  }

  private void read(long file, long most) throws IOException {
    Path path = files.path(file);
    try (var reader = new AuditReader(files.disk(), path, 0, most)) {
      int row = 0;
      byte[] bytes = reader.next();
      while (bytes != null && problem.isEmpty()) {
        row++;
        String why = judge(AuditLine.read(bytes));
        if (!why.isEmpty()) {
          problem = AuditFiles.name(file) + ":" + row + ": " + why;
        }
        bytes = reader.next();
      }
      if (problem.isEmpty() && reader.at() < reader.size()) {
        problem = AuditFiles.name(file) + ":" + (row + 1) + ": the line is cut off, or too long";
      }
    }
  }

  /** What is wrong with the next line; empty if nothing is. */
  private String judge(Optional<AuditLine> read) {
    if (read.isEmpty()) {
      return "the line does not match its hash; it was changed after it was written";
    }
    Line line = read.get().line();
    if (line.number() > number + 1) {
      return "line "
          + line.number()
          + " follows line "
          + number
          + "; what was between them is missing";
    }
    if (line.number() <= number) {
      return "line "
          + line.number()
          + " comes again after line "
          + number
          + "; it was moved or inserted";
    }
    if (!read.get().previous().equals(hash)) {
      return "line "
          + line.number()
          + " does not continue line "
          + number
          + "; one of them was written by somebody else";
    }
    number = line.number();
    hash = line.hash();
    return "";
  }
}
