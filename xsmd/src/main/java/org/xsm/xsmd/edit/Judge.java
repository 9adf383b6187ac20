package org.xsm.xsmd.edit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.xsm.schema.Site;
import org.xsm.schema.diff.Change;
import org.xsm.schema.diff.Diff;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;
import org.xsm.xsmd.store.Author;
import org.xsm.xsmd.store.SiteText;

/**
 * What is to become of an edit: a decision. Its steps are read, merge with the head if the base is
 * old, validate what comes of it, authorise, guard; the first that says no ends it. Takes any bytes
 * and throws for none. Any thread; it remembers the newest heads that it read, and nothing else.
 */
public final class Judge {
  /** What messages call the text of an edit. */
  static final String FILE = "site.xml";

  private static final String MERGED = "merged site.xml";

  private final Foresight foresight;
  private final Readings readings = new Readings();

  /** One that foresees effects from what the site files say. */
  public Judge() {
    this(new SiteForesight());
  }

  public Judge(Foresight foresight) {
    this.foresight = foresight;
  }

  public Verdict judge(Case asked) {
    Optional<Verdict> refused = Manners.objection(asked.request());
    if (refused.isPresent()) {
      return refused.get();
    }
    if (asked.request().text().equals(asked.head().text())) {
      return new Verdict.Unchanged();
    }
    return switch (readings.of(asked.head().text())) {
      case SiteReading.Read head -> join(asked, head);
      case SiteReading.Refused head -> Repair.judge(asked, head);
    };
  }

  /** The site that a text describes; nothing where this version cannot read it. */
  public Optional<Site> site(SiteText text) {
    return readings.of(text) instanceof SiteReading.Read read
        ? Optional.of(read.site())
        : Optional.empty();
  }

  /** How long edits are counted together after this head; read from it, or the default. */
  public Duration window(SiteText head) {
    return switch (readings.of(head)) {
      case SiteReading.Read read -> read.site().settings().guard().window().duration();
      case SiteReading.Refused _ -> Repair.WINDOW;
    };
  }

  /**
   * How many guests a revision affected, for the window of the guard; none where one of the texts
   * cannot be read.
   */
  int affected(SiteText before, SiteText after) {
    return readings.of(before) instanceof SiteReading.Read older
            && readings.of(after) instanceof SiteReading.Read newer
        ? foresight.effects(older.site(), newer.site(), Holdings.NONE).affected()
        : 0;
  }

  private Verdict join(Case asked, SiteReading.Read head) {
    return switch (Joining.of(asked, head.document())) {
      case Joined.Whole(var text) -> validate(asked, head, text);
      case Joined.Apart(var conflicts, var marked, var why) ->
          new Verdict.Conflicting(conflicts, marked, why);
      case Joined.Unreadable(var problems) -> new Verdict.Invalid(problems, false);
      case Joined.Baseless(var why) -> new Verdict.Refused(why);
    };
  }

  private Verdict validate(Case asked, SiteReading.Read head, SiteText text) {
    if (text.equals(asked.head().text())) {
      return new Verdict.Unchanged();
    }
    boolean merged = !text.equals(asked.request().text());
    String name = merged ? MERGED : FILE;
    return switch (SiteReader.read(name, text.bytes(), head.site())) {
      case SiteReading.Refused(var problems) -> new Verdict.Invalid(problems, merged);
      case SiteReading.Read next -> permit(new Step(asked, head, text, next, merged));
    };
  }

  private Verdict permit(Step step) {
    Site before = step.head().site();
    Site after = step.next().site();
    List<Change> changes = Diff.between(before, after);
    Author author = step.asked().request().author();
    Optional<String> forbidden =
        new Rights(author, step.head(), step.next(), step.asked().head().number())
            .objection(changes);
    if (forbidden.isPresent()) {
      return new Verdict.Forbidden(forbidden.get());
    }
    Effects effects = foresight.effects(before, after, step.asked().holdings());
    Optional<Verdict> refused = Safety.objection(step, effects);
    if (refused.isPresent()) {
      return refused.get();
    }
    readings.keep(step.text(), step.next());
    return new Verdict.Accepted(
        step.text(), step.merged(), changes, step.next().problems(), effects);
  }
}
