package org.xsm.schema.edit;

import java.util.List;
import org.xsm.schema.Problem;
import org.xsm.schema.diff.Path;
import org.xsm.schema.vocabulary.Advice;
import org.xsm.schema.vocabulary.ElementKind;
import org.xsm.schema.vocabulary.Identity;
import org.xsm.schema.vocabulary.Kinds;
import org.xsm.schema.vocabulary.Vocabulary;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlElement;
import org.xsm.schema.xml.XmlLimits;
import org.xsm.schema.xml.XmlReader;
import org.xsm.schema.xml.XmlReading;

/** The text that an edit starts from, and what is known of it: a value. */
record Draft(XmlDocument document, Kinds kinds, Layout layout) {
  static Draft of(XmlDocument document) {
    return new Draft(document, Kinds.of(document, Vocabulary.site()), new Layout(document));
  }

  /** The draft with patches made. */
  Draft after(List<Patch> patches) {
    return patches.isEmpty() ? this : read(Patch.apply(text(), patches));
  }

  /** The draft of a text that came of this one. */
  Draft read(String text) {
    String name = document.source().name();
    return switch (XmlReader.read(name, text, XmlLimits.DEFAULT)) {
      case XmlReading.Read(var read) -> of(read);
      case XmlReading.Refused(var problems) -> throw new EditRefusal(problems);
    };
  }

  String text() {
    return document.source().text();
  }

  XmlElement root() {
    return document.root();
  }

  Advice advice() {
    return new Advice(kinds.vocabulary());
  }

  /** The kind of an element that is in the vocabulary, as all are that a target can name. */
  ElementKind kind(XmlElement element) {
    return kinds
        .of(element)
        .orElseThrow(
            () ->
                refusal(
                    "unknown-element",
                    element.start(),
                    "<" + element.name() + "> is not known here, and cannot be edited"));
  }

  Path path(XmlElement element) {
    return path(Identity.steps(kinds, element));
  }

  static Path path(List<Identity.Step> steps) {
    return new Path(steps.stream().map(step -> new Path.Step(step.kind(), step.key())).toList());
  }

  EditRefusal refusal(String rule, int offset, String message) {
    return new EditRefusal(List.of(problem(rule, offset, message)));
  }

  Problem problem(String rule, int offset, String message) {
    return document.source().error(rule, offset, message);
  }
}
