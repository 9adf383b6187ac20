package org.xsm.xsmd.replica.copy;

import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.copy.Basis.Origin;
import org.xsm.xsmd.store.EditOutcome;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.SiteText;
import org.xsm.xsmd.store.SiteView;

/** Does what the answer to a save asks for: a decision that writes down what it decides. */
final class Outcomes {
  private static final Logger log = LoggerFactory.getLogger(Outcomes.class);

  /** A conflict is looked at by the admin first; the next one makes room for the head. */
  private static final int CONFLICTS = 2;

  private final Desk desk;
  private final Keeping keeping;

  Outcomes(Desk desk, Keeping keeping) {
    this.desk = desk;
    this.keeping = keeping;
  }

  /**
   * Takes an answer.
   *
   * @param again whether it was sent before, with an unknown end
   * @return whether that is the end of it; else it is to be sent again
   */
  boolean settle(Save save, SiteText text, EditOutcome outcome, SiteView view, boolean again)
      throws IOException {
    return switch (outcome) {
      case EditOutcome.Committed committed -> {
        log.info(
            "save committed revision={} author={} merged={}",
            committed.revision().number(),
            save.author(),
            committed.merged());
        taken(save, committed.revision().number(), view);
        yield true;
      }
      case EditOutcome.Unchanged(var head) -> {
        taken(save, head.number(), view);
        yield true;
      }
      case EditOutcome.Possible possible ->
          throw new IllegalStateException("an edit was answered as if it were a trial");
      case EditOutcome.Unknown unknown -> {
        waits(save, text, outcome, desk.recorded());
        yield false;
      }
      case EditOutcome.NoMajority none -> {
        // Of what was sent before it says nothing: that may have happened.
        waits(save, text, outcome, again ? desk.recorded() : desk.recorded().sending(null));
        yield false;
      }
      case EditOutcome.Invalid invalid -> ended(save, text, outcome, view);
      case EditOutcome.Conflicting conflicting -> ended(save, text, outcome, view);
      case EditOutcome.Forbidden forbidden -> ended(save, text, outcome, view);
      case EditOutcome.Guarded guarded -> ended(save, text, outcome, view);
      case EditOutcome.Refused refused -> ended(save, text, outcome, view);
    };
  }

  private void taken(Save save, long revision, SiteView view) throws IOException {
    var basis = new Basis(revision, view.position().epoch(), save.text(), Origin.SAVED, desk.now());
    Recorded next = desk.recorded().sending(null);
    if (save.isDisplaced()) {
      next = dealtWith(next.withSecond(basis), save.from(), save.text());
    } else if (next.newest().filter(save.shown()::equals).isPresent()) {
      next = next.with(basis).refused(null);
    } else {
      // The file was written anew while the end of this was unknown.
      next = next.withSecond(basis);
    }
    desk.memory().put(next);
    desk.steps().reached("commit recorded");
  }

  private void waits(Save save, SiteText text, EditOutcome outcome, Recorded recorded)
      throws IOException {
    Reason reason = Reason.of(outcome, desk.fileName()).orElseThrow();
    log.warn("save waits author={} why={}", save.author(), reason.summary());
    Recorded next = recorded;
    if (!save.isDisplaced()) {
      next = next.refused(refusal(text, -1, reason, save.madeFrom(), save.before(), false));
    }
    desk.memory().put(next);
  }

  private boolean ended(Save save, SiteText text, EditOutcome outcome, SiteView view)
      throws IOException {
    Reason reason = Reason.of(outcome, desk.fileName()).orElseThrow();
    int conflicts = save.before() + (outcome instanceof EditOutcome.Conflicting ? 1 : 0);
    var taken = new Taken(save.from(), text, -1, save.author(), view);
    refuse(taken, reason, save.madeFrom(), conflicts);
    return true;
  }

  /** Leaves a text in the file with the reason, or keeps it beside where it is not in the file. */
  void refuse(Taken taken, Reason reason, List<Basis> madeFrom, int conflicts) throws IOException {
    if (taken.isDisplaced() || conflicts >= CONFLICTS) {
      keepBeside(taken, reason);
      return;
    }
    report(taken, reason);
    Refusal refusal = refusal(taken.text(), taken.owner(), reason, madeFrom, conflicts, false);
    desk.memory().put(desk.recorded().sending(null).refused(refusal));
    desk.steps().reached("refusal recorded");
  }

  /** Once, however often it is tried again. */
  private void report(Taken taken, Reason reason) {
    Refusal before = desk.recorded().refusal();
    boolean known =
        before != null
            && before.text().equals(taken.text().hash())
            && before.standing() == reason.standing();
    if (!known) {
      log.warn("save refused author={} why={}", taken.ownerName(), reason.summary());
      desk.audit()
          .note(
              taken.ownerName() + "@" + desk.settings().host(),
              "save",
              desk.settings().file().toString(),
              reason.summary());
    }
  }

  /** Keeps a text beside the file, which then makes room for the head. */
  void keepBeside(Taken taken, Reason reason) throws IOException {
    Note note = keeping.keep(taken.text(), taken.ownerName(), reason.summary(), reason.details());
    Recorded next = desk.recorded().sending(null).with(note);
    if (taken.isDisplaced()) {
      next = dealtWith(next, taken.from(), taken.text().hash());
    } else {
      next = next.refused(refusal(taken.text(), taken.owner(), reason, List.of(), 0, true));
    }
    desk.memory().put(next);
    desk.steps().reached("keeping recorded");
  }

  private Recorded dealtWith(Recorded recorded, String from, Hash text) {
    for (Displaced each : recorded.displaced()) {
      if (each.path().equals(from)) {
        return recorded.with(
            new Displaced(from, text, each.newest(), desk.now().plus(desk.settings().linger())));
      }
    }
    return recorded;
  }

  private Refusal refusal(
      SiteText text, int owner, Reason reason, List<Basis> madeFrom, int conflicts, boolean kept) {
    return new Refusal(
        text.hash(),
        owner,
        reason.standing(),
        reason.summary(),
        reason.details(),
        madeFrom,
        Math.max(reason.upTo(), desk.store().view().head().number()),
        reason.again(),
        conflicts,
        kept);
  }
}
