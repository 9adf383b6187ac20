package org.xsm.xsmd.edit;

import java.util.List;
import java.util.Optional;
import org.xsm.schema.merge.Conflict;
import org.xsm.schema.merge.Merge;
import org.xsm.schema.merge.MergeResult;
import org.xsm.schema.merge.Side;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlLimits;
import org.xsm.schema.xml.XmlReader;
import org.xsm.schema.xml.XmlReading;
import org.xsm.schema.xml.XmlSource;
import org.xsm.xsmd.store.EditRequest;
import org.xsm.xsmd.store.SiteText;

/** Joins an edit with what was committed since its base: a decision. */
final class Joining {
  static final String YOURS = "yours";

  private final Case asked;
  private final EditRequest request;
  private final RevisionText head;

  private Joining(Case asked) {
    this.asked = asked;
    this.request = asked.request();
    this.head = asked.head();
  }

  /**
   * What an edit and its head come to.
   *
   * @param headDocument the head, read
   */
  static Joined of(Case asked, XmlDocument headDocument) {
    return new Joining(asked).join(headDocument);
  }

  private Joined join(XmlDocument headDocument) {
    if (request.base() == head.number()) {
      return new Joined.Whole(request.text());
    }
    if (request.base() > head.number() || request.base() < 1) {
      return new Joined.Baseless(
          "refused: the edit says that it is based on revision "
              + request.base()
              + ", but the site is at "
              + head.number()
              + "; edit again from "
              + head.number());
    }
    Optional<RevisionText> base = asked.past().revision(request.base());
    if (base.isEmpty()) {
      return new Joined.Baseless(
          "refused: the edit is based on revision "
              + request.base()
              + ", which is not kept here any more, and the site is at "
              + head.number()
              + "; edit again from "
              + head.number());
    }
    if (base.get().text().equals(head.text())) {
      return new Joined.Whole(request.text());
    }
    return merge(base.get(), headDocument);
  }

  private Joined merge(RevisionText base, XmlDocument headDocument) {
    XmlReading before = read("revision " + base.number(), base.text());
    if (!(before instanceof XmlReading.Read(var baseDocument))) {
      return new Joined.Baseless(
          "refused: the edit is based on revision "
              + base.number()
              + ", which this version of xsm cannot read; edit again from "
              + head.number());
    }
    return switch (read(Judge.FILE, request.text())) {
      case XmlReading.Refused(var problems) -> new Joined.Unreadable(problems);
      case XmlReading.Read(var document) ->
          merge(
              new Side(baseDocument, base.label()),
              new Side(document, YOURS),
              new Side(headDocument, theirs(base.number())));
    };
  }

  private Joined merge(Side base, Side mine, Side theirs) {
    return switch (Merge.of(base, mine, theirs)) {
      case MergeResult.Merged(var text) -> new Joined.Whole(encoded(theirs.document(), text));
      case MergeResult.Refused(var problems) -> new Joined.Unreadable(problems);
      case MergeResult.Conflicts(var conflicts, var marked) -> {
        List<Conflict> named =
            new Origins(asked.past(), head, request.base(), base, mine).named(conflicts);
        String why = ConflictSentence.of(request.base(), head.number(), named);
        yield new Joined.Apart(named, marked, why);
      }
    };
  }

  private String theirs(long base) {
    return head.number() == base + 1
        ? head.label()
        : "revisions " + (base + 1) + " to " + head.number();
  }

  private static XmlReading read(String name, SiteText text) {
    return XmlReader.read(name, text.bytes(), XmlLimits.DEFAULT);
  }

  /**
   * In the encoding of the head. Where the edit declares another, which the merge took over, that
   * of the declaration; else the text could not be read again.
   */
  private static SiteText encoded(XmlDocument head, String merged) {
    XmlSource source =
        declaration(head.source().text()).equals(declaration(merged))
            ? head.source()
            : XmlSource.of(Judge.FILE, merged);
    return SiteText.of(source.encode(merged));
  }

  private static String declaration(String text) {
    int end = text.startsWith("<?xml") ? text.indexOf("?>") : -1;
    return end < 0 ? "" : text.substring(0, end);
  }
}
