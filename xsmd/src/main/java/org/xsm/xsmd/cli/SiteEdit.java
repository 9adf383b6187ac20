package org.xsm.xsmd.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Problem;
import org.xsm.schema.Site;
import org.xsm.schema.diff.Change;
import org.xsm.schema.diff.Diff;
import org.xsm.schema.edit.Edit;
import org.xsm.schema.edit.EditResult;
import org.xsm.schema.edit.Editor;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlElement;
import org.xsm.schema.xml.XmlLimits;
import org.xsm.schema.xml.XmlReader;
import org.xsm.schema.xml.XmlReading;

/** An edit of a site's text under way: a value. Where the text goes is not its business. */
final class SiteEdit {
  private final Document original;
  private final XmlDocument before;
  private final XmlDocument now;
  private final List<Change> changes;

  private SiteEdit(Document original, XmlDocument before, XmlDocument now, List<Change> changes) {
    this.original = original;
    this.before = before;
    this.now = now;
    this.changes = changes;
  }

  static SiteEdit of(Document document) {
    XmlDocument tree =
        tree(document, XmlReader.read(document.name(), document.bytes(), XmlLimits.DEFAULT));
    return new SiteEdit(document, tree, tree, List.of());
  }

  SiteEdit apply(List<Edit> edits) {
    return switch (Editor.apply(now, edits)) {
      case EditResult.Edited(var text, var made) -> with(text, made);
      case EditResult.Refused(var problems) -> throw new Refused(problems);
    };
  }

  /** The same with another text, in which more was changed. */
  SiteEdit with(String text, List<Change> made) {
    var all = new ArrayList<>(changes);
    all.addAll(made);
    XmlReading reading = XmlReader.read(original.name(), text, XmlLimits.DEFAULT);
    return new SiteEdit(original, before, tree(original, reading), all);
  }

  String text() {
    return now.source().text();
  }

  /** The text as it is written. */
  byte[] bytes() {
    return now.source().encode(text());
  }

  /** What was read before the edit. */
  Document original() {
    return original;
  }

  boolean changesText() {
    return !text().equals(before.source().text());
  }

  /** Elements of the text as it is now, right in the site or in what only holds others. */
  Stream<XmlElement> elements(String kind) {
    return now.root().children().stream()
        .flatMap(element -> Stream.concat(Stream.of(element), element.children().stream()))
        .filter(element -> element.name().equals(kind));
  }

  /** Whether the text is a site, and what it then changes. */
  Checked check() {
    @Nullable Site earlier = siteBefore();
    SiteReading reading =
        earlier == null
            ? SiteReader.read(original.name(), text())
            : SiteReader.read(original.name(), text(), earlier);
    return switch (reading) {
      case SiteReading.Refused(var problems) -> new Checked.Unsound(problems);
      case SiteReading.Read read ->
          new Checked.Sound(earlier == null ? changes : Diff.between(earlier, read.site()));
    };
  }

  /** What a check found: a value. */
  sealed interface Checked {
    record Sound(List<Change> changes) implements Checked {}

    record Unsound(List<Problem> problems) implements Checked {}
  }

  private @Nullable Site siteBefore() {
    return switch (SiteReader.read(original.name(), original.bytes())) {
      case SiteReading.Read read -> read.site();
      case SiteReading.Refused refused -> null;
    };
  }

  private static XmlDocument tree(Document document, XmlReading reading) {
    return switch (reading) {
      case XmlReading.Read(var tree) -> tree;
      case XmlReading.Refused(var problems) -> throw new SiteFile.Refused(document, problems);
    };
  }

  /** Thrown when what was asked for cannot be done: a value. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    Refused(List<Problem> problems) {
      super("an edit cannot be done", null, false, false);
      this.problems = problems.stream().distinct().toList();
    }

    /** What is said of it. */
    Answer answer(Session session) {
      String sentence = "nothing is written";
      String text = ProblemText.of(problems, session.notePaint());
      return Answer.notes(Exit.FAILED, text + "xsm: " + sentence + "\n")
          .with(problems)
          .with("error", sentence)
          .with("written", false);
    }
  }
}
