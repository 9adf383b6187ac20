package org.xsm.schema.vocabulary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.xsm.schema.Problem;
import org.xsm.schema.Problem.Severity;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlElement;

/**
 * Collects what is wrong with a document, up to a bound: a value that grows. Sentences are made
 * only for what is kept, so that a file of a million mistakes costs no more than one of a thousand.
 */
final class Report {
  static final int MOST = 1_000;
  private static final Set<String> CARRIERS = Set.of("host", "config", "vm", "machine");

  private final XmlDocument document;
  private final Versions versions;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<XmlElement> newer = new HashSet<>();
  private final Set<XmlAttribute> unfit = new HashSet<>();
  private int more;
  private Severity worstOfMore = Severity.WARNING;

  Report(XmlDocument document, Versions versions) {
    this.document = document;
    this.versions = versions;
  }

  void error(String rule, int offset, Supplier<String> message) {
    add(Severity.ERROR, rule, offset, message);
  }

  /** Something that a newer build may know: in a file that is written for one, a warning. */
  void unknown(String rule, XmlElement element, int offset, Supplier<String> message) {
    if (!versions.newer()) {
      error(rule, offset, message);
      return;
    }
    String carried = carry(element);
    add(
        Severity.WARNING,
        rule,
        offset,
        () -> message.get() + "; kept, for the file is of " + versions + carried);
  }

  /** Notes what is left as it runs for the sake of an unknown thing in it. */
  private String carry(XmlElement element) {
    for (XmlElement around = element; around != null; around = around.parent()) {
      if (CARRIERS.contains(around.name())) {
        newer.add(around);
        return ", and " + Names.of(around) + " is left as it runs";
      }
    }
    return "";
  }

  /** Notes an attribute that nobody should read. */
  void unfit(XmlAttribute attribute) {
    unfit.add(attribute);
  }

  int line(XmlElement element) {
    return document.source().position(element.start()).line();
  }

  Structure structure() {
    Collections.sort(problems);
    if (more > 0) {
      Problem last = problems.getLast();
      problems.add(
          new Problem(
              worstOfMore, "more", last.file(), last.position(), "… and " + more + " more"));
    }
    return new Structure(problems, newer, unfit);
  }

  private void add(Severity severity, String rule, int offset, Supplier<String> message) {
    if (problems.size() < MOST) {
      problems.add(
          new Problem(
              severity,
              rule,
              document.source().name(),
              document.source().position(offset),
              message.get()));
      return;
    }
    more++;
    if (severity == Severity.ERROR) {
      worstOfMore = Severity.ERROR;
    }
  }
}
