package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.xsm.xsmd.replica.order.DamagedException;
import org.xsm.xsmd.store.AuditTrail.Line;
import org.xsm.xsmd.store.AuditTrail.Verdict;

/** Holds an audit log against its chain, from its first line to a known end: a decision. */
final class AuditCheck {
  private final AuditTail end;
  private AuditTail tail = AuditTail.NONE;

  private AuditCheck(AuditTail end) {
    this.end = end;
  }

  /** Reads all up to {@code end}; what stands after it is being written. */
  static Verdict check(Path directory, AuditTail end) {
    var check = new AuditCheck(end);
    String problem;
    try {
      problem = check.problem(AuditFile.list(directory));
    } catch (IOException e) {
      problem = "cannot read the audit log in " + directory + ": " + e.getMessage();
    }
    return new Verdict(check.tail.number(), check.tail.hash(), problem);
  }

  private String problem(List<Path> files) throws IOException {
    for (Path file : files) {
      if (isDone()) {
        return "";
      }
      long first = AuditFile.first(file);
      if (first != tail.number() + 1) {
        return file + ":1: " + gap(first);
      }
      String problem = problem(file);
      if (!problem.isEmpty()) {
        return problem;
      }
    }
    return isDone() ? "" : missing(files.isEmpty() ? "" : files.getLast() + ": ");
  }

  private String gap(long first) {
    return first > tail.number() + 1
        ? "lines " + (tail.number() + 1) + " to " + (first - 1) + " are missing before it"
        : "is not the file that follows line " + tail.number();
  }

  private String missing(String where) {
    return where
        + "lines "
        + (tail.number() + 1)
        + " to "
        + end.number()
        + " were written and are missing";
  }

  private String problem(Path file) throws IOException {
    try (var reader = new AuditReader(file)) {
      while (!isDone()) {
        try {
          Line line = reader.next();
          if (line == null) {
            return "";
          }
          if (!tail.leadsTo(line)) {
            return reader.place()
                + ": line "
                + line.number()
                + " does not follow line "
                + tail.number()
                + ": one of them was changed, or lines between them removed";
          }
          tail = AuditTail.of(line);
          if (isDone() && !tail.hash().equals(end.hash())) {
            return reader.place() + ": line " + line.number() + " is not the one that was written";
          }
        } catch (DamagedException e) {
          return reader.place() + ": " + e.getMessage();
        }
      }
      return "";
    }
  }

  private boolean isDone() {
    return tail.number() >= end.number();
  }
}
