package org.xsm.xsmd.replica.order;

import org.xsm.xsmd.store.Answer;
import org.xsm.xsmd.store.Command.Found;
import org.xsm.xsmd.store.Command.Recover;
import org.xsm.xsmd.store.Position;
import org.xsm.xsmd.store.Request;
import org.xsm.xsmd.store.SiteView;

/**
 * From a state and the next entry to the state after it: a function. It judges no site file, knows
 * no clock, and comes to the same everywhere.
 */
public final class Fold {
  private Fold() {}

  /**
   * A state and the answer that led to it.
   *
   * @param votersChanged whether it says anew who orders the site
   */
  public record Step(SiteState state, Answer answer, boolean votersChanged) {}

  /** The entry that a request becomes when it is ordered next. */
  public static Entry next(SiteState state, Bytes request) {
    return Entry.after(state.position(), epoch(state, RequestCodec.decode(request)), request);
  }

  /**
   * Applies an entry.
   *
   * @throws UnknownCommandException for a command of a newer xsmd
   * @throws DamagedException when the entry does not come next
   */
  public static Step apply(SiteState state, Entry entry) {
    Request request = RequestCodec.decode(entry.request());
    follows(state, entry, request);
    var repeated = state.answer(request.id());
    if (repeated.isPresent()) {
      return new Step(moved(state, entry, state.view()), repeated.get(), false);
    }
    var changed = Commands.apply(state.view(), entry, request.command());
    var view = at(entry.position(), changed.view());
    Answer answer =
        changed.stale().isEmpty()
            ? new Answer.Done(view.position(), view.head())
            : new Answer.Stale(view.position(), view.head(), changed.stale());
    var next = new SiteState(view, state.answers().with(request.id(), answer));
    boolean voters =
        !view.facts().voters().equals(state.facts().voters())
            || view.facts().epoch() != state.facts().epoch();
    return new Step(next, answer, voters);
  }

  private static SiteState moved(SiteState state, Entry entry, SiteView view) {
    return new SiteState(at(entry.position(), view), state.answers());
  }

  private static SiteView at(Position position, SiteView view) {
    return new SiteView(position, view.facts(), view.head(), view.text(), view.ledger());
  }

  private static void follows(SiteState state, Entry entry, Request request) {
    Position position = state.position();
    if (entry.index() != position.index() + 1
        || !entry.previous().equals(position.hash())
        || entry.epoch() != epoch(state, request)) {
      throw new DamagedException("entry " + entry.position() + " does not follow " + position);
    }
  }

  /** Only a founding and a recovery that hold begin an epoch. */
  private static long epoch(SiteState state, Request request) {
    boolean begins =
        state.answer(request.id()).isEmpty()
            && switch (request.command()) {
              case Found found -> Commands.founds(state.view(), found);
              case Recover recover -> FactChanges.of(state.view(), recover).facts() != null;
              default -> false;
            };
    return state.facts().epoch() + (begins ? 1 : 0);
  }
}
