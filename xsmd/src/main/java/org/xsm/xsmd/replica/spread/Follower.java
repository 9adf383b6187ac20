package org.xsm.xsmd.replica.spread;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.order.Acceptance;
import org.xsm.xsmd.replica.order.DamagedException;
import org.xsm.xsmd.replica.order.Fold;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.replica.order.SiteState;
import org.xsm.xsmd.replica.order.UnknownCommandException;
import org.xsm.xsmd.replica.spread.Archive.Kept;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.Position;

/**
 * The site as this host holds it: a resource. It folds entries that come next and that a voter of
 * the state before them signed, shows the state at once, and keeps them on disk a moment later, as
 * many at a time as have come. Any thread.
 */
public final class Follower implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Follower.class);
  private static final int MOST_WAITING = 64 * 1024 * 1024;

  /** What a host believes before it has a state: what its welcome said, and as of when. */
  public record Anchor(Facts facts, Position position) {}

  private final Acceptance acceptance;
  private final Anchor anchor;
  private final ArchiveWriter writer;
  private final Watchers watchers = new Watchers();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();

  private volatile SiteState state;
  private volatile String stopped = "";

  /**
   * Begins with what was kept.
   *
   * @param anchor whom to believe while the state is empty
   */
  public Follower(Acceptance acceptance, Anchor anchor, SiteState kept, Archive archive) {
    this.acceptance = acceptance;
    this.anchor = anchor;
    this.state = kept;
    this.writer = new ArchiveWriter(archive, kept.position(), MOST_WAITING);
  }

  public SiteState state() {
    return state;
  }

  public Position position() {
    return state.position();
  }

  /** Up to where it is on the disk of this host. */
  public Position durable() {
    return writer.durable();
  }

  /** Why it folds no more, or nothing. */
  public String stopped() {
    String disk = writer.trouble();
    return stopped.isEmpty() ? disk : stopped;
  }

  /** Why the disk does not keep what was folded, or nothing. */
  public String unkept() {
    return writer.trouble();
  }

  /** Whether {@link #offer} would not have to wait for the disk. */
  boolean hasRoom() {
    return writer.hasRoom();
  }

  /** The facts to believe: those of the state, or before there is one, those of the welcome. */
  public Facts facts() {
    SiteState now = state;
    return now.isEmpty() ? anchor.facts() : now.facts();
  }

  /** From where on {@link #facts} have to be led to the present. */
  Position trustedAt() {
    SiteState now = state;
    return now.isEmpty() ? anchor.position() : now.position();
  }

  /**
   * Takes entries in their order; those it has already are passed over. Returns whether all of them
   * are folded now. It stops before one that does not come next or that nobody signed who might.
   */
  public boolean offer(List<SignedEntry> entries) {
    writer.makeRoom();
    lock.lock();
    try {
      SiteState before = state;
      var taken = new ArrayList<ArchiveWriter.Piece>();
      boolean all = true;
      for (SignedEntry signed : entries) {
        if (signed.entry().index() <= state.position().index()) {
          compare(signed);
          continue;
        }
        all = stopped.isEmpty() && comesNext(signed) && fold(signed, taken);
        if (!all) {
          break;
        }
      }
      writer.add(taken);
      if (state != before) {
        moved.signalAll();
        watchers.show(state.view());
      }
      return all;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Goes over to a state that came from elsewhere, after it was found to be vouched for. Returns
   * the state that was left; does nothing, and returns nothing, if this host is as far already.
   */
  public Optional<SiteState> adopt(SiteState other, List<SignedEntry> lineage) {
    lock.lock();
    try {
      if (!other.position().isAfter(state.position())) {
        return Optional.empty();
      }
      log.info("goes over to a state from elsewhere from={} to={}", position(), other.position());
      SiteState before = state;
      state = other;
      stopped = "";
      writer.restart(other, lineage);
      moved.signalAll();
      watchers.show(other.view());
      return Optional.of(before);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until it is as far as a position; false if it is not in time. */
  public boolean await(Position position, Duration atMost) {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (position.isAfter(state.position())) {
        if (left <= 0) {
          return false;
        }
        left = moved.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until it is on disk up to a position; false if it is not in time. */
  public boolean awaitDurable(Position position, Duration atMost) {
    return writer.await(position, atMost);
  }

  /** Hears each new durable position, on the thread that writes. */
  public void onDurable(Consumer<Position> listener) {
    writer.onDurable(listener);
  }

  public Watchers watchers() {
    return watchers;
  }

  @Override
  public void close() {
    watchers.close();
    writer.close();
  }

  /** Two orders of one epoch must not be: whoever sees that a voter signed both acts on neither. */
  private void compare(SignedEntry signed) {
    Position ours = state.position();
    Position other = signed.entry().position();
    if (other.epoch() == ours.epoch()
        && other.index() == ours.index()
        && !other.equals(ours)
        && acceptance.refusal(facts(), signed).isEmpty()) {
      stopped = "the site was ordered twice: here " + ours + ", elsewhere " + other;
      log.error("stopped following the site reason={}", stopped);
    }
  }

  private boolean comesNext(SignedEntry signed) {
    return signed.entry().index() == state.position().index() + 1
        && signed.entry().previous().equals(state.position().hash());
  }

  private boolean fold(SignedEntry signed, List<ArchiveWriter.Piece> taken) {
    try {
      String refusal = acceptance.refusal(facts(), signed);
      if (!refusal.isEmpty()) {
        log.warn("refused an entry reason={}", refusal);
        return false;
      }
      Fold.Step step = Fold.apply(state, signed.entry());
      boolean revised = step.state().view().head().number() > state.view().head().number();
      var view = step.state().view();
      state = step.state();
      taken.add(
          new ArchiveWriter.Piece(
              signed,
              state,
              revised ? new Kept(view.head(), view.text()) : null,
              step.votersChanged()));
      return true;
    } catch (UnknownCommandException e) {
      stopped = String.valueOf(e.getMessage());
      log.error("stopped following the site reason={}", stopped);
      return false;
    } catch (DamagedException e) {
      log.warn("refused an entry reason={}", e.getMessage());
      return false;
    }
  }
}
