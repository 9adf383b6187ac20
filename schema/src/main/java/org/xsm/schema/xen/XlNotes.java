package org.xsm.schema.xen;

import java.util.List;
import org.xsm.schema.Position;
import org.xsm.schema.Problem;

/** What a conversion has to say to the admin: a bounded collector, used by one thread. */
final class XlNotes {
  private final XlConfig config;
  private final XlProblems problems;

  XlNotes(XlConfig config) {
    this.config = config;
    problems = new XlProblems(config.file());
  }

  /** Something that the site file has no word for. */
  void notCarried(Position position, String what) {
    problems.warning("xl-not-carried", position, "not carried over: " + what);
  }

  /** The same of a key, if the file has it. */
  void notCarried(XlKey key, String what) {
    config.position(key).ifPresent(position -> notCarried(position, what));
  }

  /** Something that was carried over, and yet wants a look. */
  void look(Position position, String message) {
    problems.warning("xl-look", position, message);
  }

  /** The same of a key, if the file has it. */
  void look(XlKey key, String message) {
    config.position(key).ifPresent(position -> look(position, message));
  }

  List<Problem> sorted() {
    return problems.sorted().stream().distinct().toList();
  }
}
