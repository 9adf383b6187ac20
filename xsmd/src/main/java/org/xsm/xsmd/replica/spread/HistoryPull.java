package org.xsm.xsmd.replica.spread;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.order.ByteReader;
import org.xsm.xsmd.replica.order.ByteWriter;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.DamagedException;
import org.xsm.xsmd.replica.order.RevisionCodec;
import org.xsm.xsmd.replica.peers.PeerException;
import org.xsm.xsmd.replica.peers.Peers;
import org.xsm.xsmd.replica.peers.Peers.Kind;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteText;

/**
 * Gets the revisions of before from the others, one after the other back from those that are kept
 * here: a resource with a clock of its own. Each proves itself: its id is the one that the revision
 * after it names as its parent, and its text has the hash that it says.
 */
public final class HistoryPull implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HistoryPull.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int EACH_LOOK = 50;

  /** What nobody has is asked for again when this many looks went by. */
  private static final int REST = 30;

  private final Peers peers;
  private final Follower follower;
  private final Archive archive;
  private final BiConsumer<Revision, SiteText> heal;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("xsm-history").daemon().unstarted(task));
  private int resting;

  /**
   * Begins at once.
   *
   * @param heal keeps a revision
   */
  public HistoryPull(
      Peers peers, Follower follower, Archive archive, BiConsumer<Revision, SiteText> heal) {
    this.peers = peers;
    this.follower = follower;
    this.archive = archive;
    this.heal = heal;
    peers.handle(Kind.TEXT, this::give);
    var _ = clock.scheduleWithFixedDelay(this::look, 2, 2, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  private void look() {
    try {
      if (resting > 0) {
        resting--;
        return;
      }
      for (int i = 0; i < EACH_LOOK; i++) {
        Revision after = gap();
        if (after == null) {
          return;
        }
        if (!pull(after)) {
          resting = REST;
          return;
        }
      }
    } catch (RuntimeException e) {
      resting = REST;
      log.info("could not get older revisions reason={}", e.getMessage());
    }
  }

  /** The newest revision whose parent is not kept here, within what the others keep as well. */
  private @Nullable Revision gap() {
    Revision after = null;
    for (Revision revision : archive.revisions()) {
      if (after != null && revision.number() != after.number() - 1) {
        return after;
      }
      after = revision;
    }
    return after == null || after.parent().equals(Hash.NONE) ? null : after;
  }

  private boolean pull(Revision after) {
    var others = new ArrayList<>(peers.alive());
    others.remove(peers.self());
    Collections.rotate(others, (int) (after.number() % Math.max(1, others.size())));
    Bytes question = new ByteWriter().number(after.number() - 1).bytes();
    for (String host : others) {
      try {
        if (take(after, peers.ask(host, Kind.TEXT, question, PATIENCE).join())) {
          return true;
        }
      } catch (CompletionException | PeerException | DamagedException e) {
        log.debug("no older revision from={} reason={}", host, e.getMessage());
      }
    }
    return false;
  }

  private boolean take(Revision after, Bytes answer) {
    var in = new ByteReader(answer);
    if (!in.flag()) {
      return false;
    }
    Revision revision = RevisionCodec.read(in);
    SiteText text = SiteText.of(in.squeezed(SiteText.MOST));
    in.end();
    if (!revision.id().equals(after.parent())
        || !RevisionCodec.isWhole(revision)
        || !text.hash().equals(revision.text())) {
      throw new DamagedException("revision " + revision.number() + " is another than it should be");
    }
    heal.accept(revision, text);
    return true;
  }

  private Bytes give(String from, Bytes question) {
    var in = new ByteReader(question);
    long number = in.number();
    in.end();
    List<Revision> kept = archive.revisions();
    Optional<Revision> revision = kept.stream().filter(r -> r.number() == number).findFirst();
    Optional<SiteText> text =
        follower.state().view().head().number() == number
            ? Optional.of(follower.state().view().text())
            : archive.text(number);
    if (revision.isEmpty() || text.isEmpty()) {
      return new ByteWriter().flag(false).bytes();
    }
    var out = new ByteWriter().flag(true);
    RevisionCodec.write(out, revision.get());
    return out.squeezed(text.get().bytes()).bytes();
  }
}
