package org.xsm.xsmd.cli;

import java.nio.file.Path;
import java.util.List;
import org.xsm.schema.Problem;
import org.xsm.schema.Site;
import org.xsm.schema.merge.Side;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;
import org.xsm.schema.xml.XmlLimits;
import org.xsm.schema.xml.XmlReader;
import org.xsm.schema.xml.XmlReading;

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

  /** The same for a text that is to follow a site: messages then say what it takes away. */
  static SiteReading.Read read(Document document, Site before) {
    return switch (SiteReader.read(document.name(), document.bytes(), before)) {
      case SiteReading.Read read -> read;
      case SiteReading.Refused(var problems) -> throw new Refused(document, problems);
    };
  }

  /** A file as one of the texts of a merge; it may have any errors but that it is no XML. */
  static Side side(Session session, Path file) {
    Document document = session.documents().read(file);
    return side(document, document.name());
  }

  /**
   * The same of what was read already.
   *
   * @param label whose it is
   */
  static Side side(Document document, String label) {
    return switch (XmlReader.read(document.name(), document.bytes(), XmlLimits.DEFAULT)) {
      case XmlReading.Read(var tree) -> new Side(tree, label);
      case XmlReading.Refused(var problems) -> throw new Refused(document, problems);
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
