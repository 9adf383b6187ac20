package org.xsm.xsmd.replica.copy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.copy.Basis.Origin;
import org.xsm.xsmd.replica.copy.CopyState.Standing;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteText;
import org.xsm.xsmd.store.SiteView;

/**
 * Looks at the file and the site, and does what follows: a resource of one thread. Each look starts
 * from what is there, never from what was done before.
 */
final class Copyist {
  private static final Logger log = LoggerFactory.getLogger(Copyist.class);

  private final Desk desk;
  private final Beside beside;
  private final Eye eye;
  private final Replacing replacing;
  private final Keeping keeping;
  private final Saves saves;
  private final Lingering lingering;
  private boolean started;
  private boolean unsettled;
  private Duration rest = Duration.ZERO;
  private volatile CopyState state;

  Copyist(Desk desk) {
    this.desk = desk;
    this.beside = new Beside(desk.settings().file());
    this.eye = new Eye(desk.settings().settle(), desk.settings().unclosed());
    this.replacing = new Replacing(desk);
    this.keeping = new Keeping(desk);
    this.saves = new Saves(desk, keeping);
    this.lingering = new Lingering(desk, keeping, saves);
    this.state = state(Standing.PENDING, "it was not looked at yet");
  }

  CopyState state() {
    return state;
  }

  /**
   * Looks once.
   *
   * @return how long nothing is to be done, if nothing happens
   */
  Duration look() {
    unsettled = false;
    rest = Duration.ZERO;
    long before = desk.memory().puts();
    try {
      SiteView view = desk.store().view();
      recover();
      saves.resume(view);
      boolean open = lingering.look(view);
      file(view);
      unsettled |= open;
      keeping.tell();
    } catch (IOException e) {
      unreadable(Words.why(e));
      return wait(desk.now());
    }
    return desk.memory().puts() == before ? wait(desk.now()) : Duration.ZERO;
  }

  private void recover() throws IOException {
    replacing.recover();
    if (!started) {
      lingering.adopt(beside.target());
      started = true;
    }
  }

  private Duration wait(Instant now) {
    Duration wait = unsettled ? desk.settings().settle() : desk.settings().poll();
    if (rest.isPositive() && rest.compareTo(wait) < 0) {
      wait = rest;
    }
    return soonest(wait, now);
  }

  private Duration soonest(Duration wait, Instant now) {
    return saves
        .due()
        .map(due -> Duration.between(now, due))
        .filter(until -> !until.isNegative() && until.compareTo(wait) < 0)
        .orElse(wait);
  }

  private void file(SiteView view) throws IOException {
    Path target = beside.target();
    Sight sight = eye.look(target, desk.now());
    switch (sight) {
      case Sight.Unreadable(var why) -> unreadable(why);
      case Sight.Missing(var settled) -> absent(view, target, settled, Hash.NONE);
      case Sight.TooLarge(var stamp, var settled) -> tooLarge(stamp, settled, view);
      case Sight.There there when there.isBlank() ->
          absent(view, target, there.settled(), there.text().hash());
      case Sight.There there -> there(there, target, view);
    }
  }

  /** Never a proposal: the file is written anew. */
  private void absent(SiteView view, Path target, boolean settled, Hash expected)
      throws IOException {
    if (settled) {
      log.info("site file is missing or empty, it is written anew file={}", target);
      replacing.replace(view, target, expected);
      clean();
    } else {
      unsettled("it is missing or empty");
    }
  }

  private void tooLarge(Stamp stamp, boolean settled, SiteView view) throws IOException {
    String summary = "it has " + stamp.size() + " bytes, and a site file may have " + SiteText.MOST;
    Refusal known = desk.recorded().refusal();
    if (settled && (known == null || !known.summary().equals(summary))) {
      var refusal =
          new Refusal(
              Hash.NONE,
              stamp.owner(),
              Standing.REFUSED,
              summary,
              List.of("put a smaller one in its place"),
              List.of(),
              view.head().number(),
              false,
              0,
              false);
      desk.memory().put(desk.recorded().refused(refusal));
    }
    state = state(settled ? Standing.REFUSED : Standing.PENDING, summary);
  }

  private void there(Sight.There there, Path target, SiteView view) throws IOException {
    Hash found = there.text().hash();
    Recorded recorded = desk.recorded();
    Refusal refusal = recorded.refusal();
    if (found.equals(view.text().hash())) {
      adopt(view.head(), view, found);
    } else if (isNewest(found)) {
      show(view, target, found);
    } else if (refusal != null && refusal.text().equals(found) && isSameOwner(refusal, there)) {
      refused(refusal, there, target, view);
    } else if (recorded.chain().isEmpty() && former(found).isPresent()) {
      adopt(former(found).orElseThrow(), view, found);
    } else if (!there.settled()) {
      unsettled("it is being saved");
    } else if (isAhead(view)) {
      state = state(Standing.PENDING, "this host has not heard yet what became of the last save");
    } else if (saves.isFree()) {
      saves.take("", there, recorded.chain(), Optional.empty(), 0, view);
      afterSave();
    } else {
      state = state(Standing.PENDING, "an edit before it is still on its way");
    }
  }

  /** The text is a revision's. */
  private void adopt(Revision revision, SiteView view, Hash found) throws IOException {
    Recorded recorded = desk.recorded();
    if (!isNewest(found) || recorded.refusal() != null) {
      var basis =
          new Basis(revision.number(), view.position().epoch(), found, Origin.WRITTEN, desk.now());
      Recorded next = isNewest(found) ? recorded : recorded.with(basis);
      desk.memory().put(next.refused(null));
    }
    clean();
  }

  /** The text is the one that is known to stand there: the head takes its place, if it is newer. */
  private void show(SiteView view, Path target, Hash found) throws IOException {
    Basis newest = desk.recorded().newest().orElseThrow();
    if (desk.recorded().refusal() != null) {
      desk.memory().put(desk.recorded().refused(null));
    }
    if (view.position().epoch() > newest.epoch() && !desk.isRevision(newest)) {
      keepLost(newest);
    }
    if (isAhead(view)) {
      clean();
      return;
    }
    rest = replacing.rest();
    if (rest.isPositive()) {
      state = state(Standing.PENDING, "revision " + view.head().number() + " will be written soon");
      return;
    }
    replacing.replace(view, target, found);
    Forgetting.of(desk);
    clean();
  }

  /** Whether the file holds a revision that the site here has not reached yet. */
  private boolean isAhead(SiteView view) {
    return desk.recorded()
        .newest()
        .filter(newest -> newest.epoch() >= view.position().epoch())
        .filter(newest -> newest.revision() > view.head().number())
        .isPresent();
  }

  /** A recovery left out a revision that this host had. */
  private void keepLost(Basis lost) throws IOException {
    Optional<SiteText> text = desk.text(lost);
    if (text.isPresent()) {
      Reason reason = Reason.leftOut(lost);
      Note note = keeping.keep(text.get(), "unknown", reason.summary(), reason.details());
      desk.memory().put(desk.recorded().with(note));
    }
  }

  private void refused(Refusal refusal, Sight.There there, Path target, SiteView view)
      throws IOException {
    boolean moved = view.head().number() > refusal.head();
    if (refusal.kept()) {
      replacing.replace(view, target, refusal.text());
      clean();
      return;
    }
    if (moved && isContained(refusal, there.text(), view)) {
      var basis =
          new Basis(
              view.head().number(),
              view.position().epoch(),
              refusal.text(),
              Origin.SAVED,
              desk.now());
      desk.memory().keep(there.text());
      desk.memory().put(desk.recorded().with(basis).refused(null));
      replacing.replace(view, target, refusal.text());
      clean();
      return;
    }
    boolean waits = refusal.standing() == Standing.PENDING;
    boolean due = waits || (moved && refusal.again());
    if (due && there.settled() && saves.isFree() && !isAhead(view)) {
      Optional<Basis> madeFrom = refusal.madeFrom().stream().findFirst();
      saves.take("", there, desk.recorded().chain(), madeFrom, refusal.conflicts(), view);
    } else if (moved && !refusal.again()) {
      desk.memory().put(desk.recorded().refused(refusal.seenAt(view.head().number())));
    }
    afterSave();
  }

  /** Whether the site holds the edit already, as when it was sent with the command. */
  private boolean isContained(Refusal refusal, SiteText text, SiteView view) {
    boolean sure = refusal.madeFrom().size() == 1;
    boolean sentHere = view.head().host().equals(desk.settings().host());
    return (sure || sentHere)
        && refusal.madeFrom().stream()
            .anyMatch(basis -> Rebase.isContained(desk, basis, text, view));
  }

  private static boolean isSameOwner(Refusal refusal, Sight.There there) {
    return refusal.owner() < 0 || refusal.owner() == there.stamp().owner();
  }

  private boolean isNewest(Hash found) {
    return desk.recorded().newest().filter(basis -> basis.text().equals(found)).isPresent();
  }

  private Optional<Revision> former(Hash found) {
    return desk.store().history().stream()
        .filter(revision -> revision.text().equals(found))
        .findFirst();
  }

  private void afterSave() throws IOException {
    Refusal refusal = desk.recorded().refusal();
    if (refusal == null || refusal.kept()) {
      clean();
    } else {
      state = state(refusal.standing(), refusal.summary());
    }
  }

  private void clean() throws IOException {
    state = state(Standing.CLEAN, keeping.message());
  }

  private void unsettled(String why) {
    unsettled = true;
    state = state(Standing.PENDING, why);
  }

  private void unreadable(String why) {
    CopyState next = state(Standing.UNREADABLE, why);
    if (!next.equals(state)) {
      log.error("site file cannot be kept file={} why={}", desk.settings().file(), why);
    }
    state = next;
  }

  private CopyState state(Standing standing, String message) {
    long base = desk.recorded().newest().map(Basis::revision).orElse(0L);
    return new CopyState(desk.settings().file(), standing, message, base);
  }
}
