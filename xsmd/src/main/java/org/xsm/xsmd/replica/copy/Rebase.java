package org.xsm.xsmd.replica.copy;

import java.util.Optional;
import org.xsm.schema.merge.Merge;
import org.xsm.schema.merge.MergeResult;
import org.xsm.schema.merge.Side;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.xsmd.store.EditOutcome;
import org.xsm.xsmd.store.SiteText;
import org.xsm.xsmd.store.SiteView;

/**
 * Gives an edit a base that the site knows: a decision. Most have one. A text that was made from a
 * save which others' edits were merged into, or from a revision of a past epoch, is first merged
 * with the head over what it was made from.
 */
sealed interface Rebase {
  /** It can be sent. */
  record Ready(long base, SiteText text) implements Rebase {}

  /** It contradicts the head. */
  record Apart(EditOutcome.Conflicting outcome) implements Rebase {}

  /** Nobody knows the text that it was made from any more. */
  record Lost() implements Rebase {}

  static Rebase of(Desk desk, Basis basis, Taken taken) {
    if (desk.isRevision(basis)) {
      return new Ready(basis.revision(), taken.text());
    }
    Optional<XmlDocument> base = desk.text(basis).flatMap(BaseFinder::parse);
    Optional<XmlDocument> mine = BaseFinder.parse(taken.text());
    Optional<XmlDocument> head = BaseFinder.parse(taken.view().text());
    if (base.isEmpty() || mine.isEmpty() || head.isEmpty()) {
      return new Lost();
    }
    return merge(base.get(), mine.get(), head.get(), taken.view());
  }

  private static Rebase merge(XmlDocument base, XmlDocument mine, XmlDocument head, SiteView view) {
    String theirs = "revision " + view.head().number() + " by " + view.head().by();
    MergeResult result =
        Merge.of(new Side(base, "base"), new Side(mine, "this file"), new Side(head, theirs));
    return switch (result) {
      case MergeResult.Merged(var text) ->
          new Ready(view.head().number(), SiteText.of(mine.source().encode(text)));
      case MergeResult.Conflicts(var conflicts, var marked) ->
          new Apart(new EditOutcome.Conflicting(view.head(), conflicts, marked));
      case MergeResult.Refused refused -> new Lost();
    };
  }

  /** Whether the head holds all that a text adds to what it was made from. */
  static boolean isContained(Desk desk, Basis basis, SiteText text, SiteView view) {
    Optional<XmlDocument> base = desk.text(basis).flatMap(BaseFinder::parse);
    Optional<XmlDocument> mine = BaseFinder.parse(text);
    Optional<XmlDocument> head = BaseFinder.parse(view.text());
    if (base.isEmpty() || mine.isEmpty() || head.isEmpty()) {
      return false;
    }
    return Merge.of(side(base.get()), side(mine.get()), side(head.get()))
            instanceof MergeResult.Merged(var merged)
        && merged.equals(head.get().source().text());
  }

  private static Side side(XmlDocument document) {
    return new Side(document, "");
  }
}
