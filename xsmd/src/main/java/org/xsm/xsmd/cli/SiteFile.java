package org.xsm.xsmd.cli;

import java.nio.file.Path;
import java.util.List;
import org.xsm.schema.Problem;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;

/** Site files that a verb needs without a mistake: a decision. */
final class SiteFile {
  private SiteFile() {}

  static SiteReading.Read read(Session session, Path file) {
    return read(session.documents().read(file));
  }

  static SiteReading.Read read(Document document) {
    return switch (SiteReader.read(document.name(), document.bytes())) {
      case SiteReading.Read read -> read;
      case SiteReading.Refused(var problems) -> throw new Refused(document, problems);
    };
  }

  /** Thrown when a file that a verb needs is refused: a value. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Document document;
    private final transient List<Problem> problems;

    Refused(Document document, List<Problem> problems) {
      super("a site file has errors", null, false, false);
      this.document = document;
      this.problems = List.copyOf(problems);
    }

    /** What is said of it: its problems, as {@code validate} prints them. */
    Answer answer(Session session) {
      Surroundings surroundings = session.surroundings();
      String text =
          surroundings.errIsTerminal()
              ? ProblemText.of(problems, session.notePaint(), document, surroundings.columns())
              : ProblemText.of(problems, session.notePaint());
      String sentence = "cannot use " + document.name() + ": " + ProblemText.count(problems);
      return Answer.notes(Exit.USAGE, text + "xsm: " + sentence + "\n")
          .with(problems)
          .with("error", sentence);
    }
  }
}
