package org.xsm.xsmd.replica.copy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.schema.Admin.Role;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlLimits;
import org.xsm.schema.xml.XmlReader;
import org.xsm.schema.xml.XmlReading;
import org.xsm.xsmd.store.Author;
import org.xsm.xsmd.store.EditOutcome;
import org.xsm.xsmd.store.EditRequest;
import org.xsm.xsmd.store.RequestId;
import org.xsm.xsmd.store.SiteText;
import org.xsm.xsmd.store.SiteView;

/**
 * Makes edits of saves and sends them: a resource. What is sent was written down before, with its
 * text; one at a time.
 */
final class Saves {
  private static final Logger log = LoggerFactory.getLogger(Saves.class);
  private static final int ROOT = 0;

  private final Desk desk;
  private final Outcomes outcomes;
  private Instant due = Instant.MIN;
  private Duration wait;
  private boolean waiting;
  private boolean quorum = true;

  Saves(Desk desk, Keeping keeping) {
    this.desk = desk;
    this.outcomes = new Outcomes(desk, keeping);
    this.wait = desk.settings().retry();
  }

  /** Whether something may be sent now: nothing is under way, and it is not too soon. */
  boolean isFree() {
    return desk.recorded().save() == null && isDue();
  }

  /** When what waits is to be sent again. */
  Optional<Instant> due() {
    return waiting ? Optional.of(due) : Optional.empty();
  }

  /** Asks again about what was sent before with an unknown end. */
  void resume(SiteView view) throws IOException {
    Save save = desk.recorded().save();
    if (save == null || !isDue()) {
      return;
    }
    Optional<SiteText> text = desk.memory().text(save.text());
    Optional<SiteText> sent = desk.memory().text(save.sent());
    if (text.isEmpty() || sent.isEmpty()) {
      log.error("text of an edit under way is lost, it is given up request={}", save.id());
      desk.memory().put(desk.recorded().sending(null));
      return;
    }
    send(save, text.get(), sent.get(), view, true);
  }

  /**
   * Takes a save.
   *
   * @param from the hidden name of the displaced file that it is in; empty for the site file
   * @param chain what it may have been made from, the newest first
   * @param madeFrom what it was made from, where that was found out before
   * @param conflicts how often it conflicted before
   */
  void take(
      String from,
      Sight.There seen,
      List<Basis> chain,
      Optional<Basis> madeFrom,
      int conflicts,
      SiteView view)
      throws IOException {
    int owner = seen.stamp().owner();
    Taken taken = new Taken(from, seen.text(), owner, seen.stamp().ownerName(), view);
    if (owner != ROOT && owner != desk.user()) {
      outcomes.refuse(taken, foreign(taken), List.of(), conflicts);
      return;
    }
    if (chain.isEmpty()) {
      outcomes.keepBeside(taken, Reason.STRANGER);
      return;
    }
    switch (XmlReader.read(desk.fileName(), seen.text().bytes(), XmlLimits.DEFAULT)) {
      case XmlReading.Refused(var problems) ->
          outcomes.refuse(
              taken, Reason.unread(problems, desk.fileName()), List.of(chain.getFirst()), 0);
      case XmlReading.Read(var document) -> read(taken, document, chain, madeFrom, conflicts);
    }
  }

  private void read(
      Taken taken, XmlDocument document, List<Basis> chain, Optional<Basis> madeFrom, int conflicts)
      throws IOException {
    Finding finding =
        madeFrom
            .<Finding>map(Finding.Known::new)
            .orElseGet(
                () -> BaseFinder.find(chain, desk::text, taken.text(), document, desk.now()));
    switch (finding) {
      case Finding.Known(var basis) -> made(taken, basis, conflicts);
      case Finding.Former(var basis) ->
          outcomes.keepBeside(taken, Reason.former(basis, taken.view().head().number()));
      case Finding.Unclear(var candidates) ->
          outcomes.refuse(
              taken,
              Reason.unclear(Candidates.of(desk, candidates), desk.fileName()),
              candidates,
              conflicts);
    }
  }

  private void made(Taken taken, Basis basis, int conflicts) throws IOException {
    switch (Rebase.of(desk, basis, taken)) {
      case Rebase.Ready(var base, var text) -> {
        var save =
            new Save(
                desk.newId(),
                taken.from(),
                taken.text().hash(),
                text.hash(),
                base,
                List.of(basis),
                desk.recorded().newest().orElse(basis),
                taken.ownerName(),
                conflicts);
        desk.memory().keep(taken.text());
        desk.memory().keep(text);
        desk.memory().put(desk.recorded().sending(save));
        desk.steps().reached("save written down");
        send(save, taken.text(), text, taken.view(), false);
      }
      case Rebase.Apart(var outcome) ->
          outcomes.refuse(
              taken,
              Reason.of(outcome, desk.fileName()).orElseThrow(),
              List.of(basis),
              conflicts + 1);
      case Rebase.Lost lost -> outcomes.refuse(taken, Reason.LOST, List.of(), conflicts);
    }
  }

  private void send(Save save, SiteText text, SiteText sent, SiteView view, boolean again)
      throws IOException {
    var author = new Author(save.author(), desk.settings().host(), Role.ADMIN, List.of());
    var request = new EditRequest(save.id(), sent, save.base(), author, "", 0, false);
    EditOutcome outcome = edit(request);
    desk.steps().reached("answered");
    boolean over = outcomes.settle(save, text, outcome, view, again);
    if (over) {
      waiting = false;
      wait = desk.settings().retry();
    } else {
      waiting = true;
      quorum = desk.store().status().quorum();
      due = desk.now().plus(wait);
      Duration longer = wait.multipliedBy(2);
      wait = longer.compareTo(desk.settings().slowest()) > 0 ? desk.settings().slowest() : longer;
    }
  }

  private EditOutcome edit(EditRequest request) {
    try {
      return desk.edits().edit(request, desk.settings().patience());
    } catch (RuntimeException e) {
      log.warn("edit failed, it is asked again request={}", request.id(), e);
      RequestId id = request.id();
      return new EditOutcome.Unknown(id, String.valueOf(e.getMessage()));
    }
  }

  private boolean isDue() {
    if (!waiting || !desk.now().isBefore(due)) {
      return true;
    }
    boolean back = !quorum && desk.store().status().quorum();
    return back;
  }

  private Reason foreign(Taken taken) {
    return Reason.refused(
        "it belongs to " + taken.ownerName() + ", and only saves of root count",
        List.of("as root: chown root " + desk.settings().file() + ", or send it with xsm apply"));
  }
}
