package org.xsm.schema.vocabulary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.xsm.schema.Position;
import org.xsm.schema.Problem;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlElement;

/** Collects what is wrong with a document, up to a bound: a value that grows. */
final class Report {
  private static final int MOST = 1_000;
  private static final Set<String> CARRIERS = Set.of("host", "config", "vm", "machine");

  private final XmlDocument document;
  private final boolean newerFile;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<XmlElement> newer = new HashSet<>();
  private int more;

  Report(XmlDocument document, boolean newerFile) {
    this.document = document;
    this.newerFile = newerFile;
  }

  void error(String rule, XmlElement element, String message) {
    add(Problem.error(rule, file(), position(element.start()), message));
  }

  void error(String rule, XmlElement element, XmlAttribute attribute, String message) {
    add(Problem.error(rule, file(), position(attribute.start()), message));
  }

  /** Something that a newer build may know: in a file that is written for one, a warning. */
  void unknown(String rule, XmlElement element, String message) {
    unknown(rule, element, element.start(), message);
  }

  void unknown(String rule, XmlElement element, XmlAttribute attribute, String message) {
    unknown(rule, element, attribute.start(), message);
  }

  private void unknown(String rule, XmlElement element, int offset, String message) {
    if (!newerFile) {
      add(Problem.error(rule, file(), position(offset), message));
      return;
    }
    add(
        Problem.warning(
            rule,
            file(),
            position(offset),
            message
                + "; kept, because the file is written for a newer version"
                + carried(element)));
  }

  private String carried(XmlElement element) {
    for (XmlElement e = element; e != null; e = e.parent()) {
      if (CARRIERS.contains(e.name())) {
        newer.add(e);
        return ": this <" + e.name() + "> is left as it runs";
      }
    }
    return "";
  }

  int line(XmlElement element) {
    return position(element.start()).line();
  }

  Structure structure() {
    Collections.sort(problems);
    if (more > 0) {
      Problem last = problems.getLast();
      problems.add(
          Problem.error(
              "more", file(), last.position(), "and " + more + " more problems; mend these first"));
    }
    return new Structure(problems, newer);
  }

  private void add(Problem problem) {
    if (problems.size() < MOST) {
      problems.add(problem);
    } else {
      more++;
    }
  }

  private String file() {
    return document.source().name();
  }

  private Position position(int offset) {
    return document.source().position(offset);
  }
}
