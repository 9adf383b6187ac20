package org.xsm.xsmd.replica;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.schema.Settings;
import org.xsm.xsmd.replica.disk.DamagedException;
import org.xsm.xsmd.replica.disk.DiskException;
import org.xsm.xsmd.replica.disk.Journal;
import org.xsm.xsmd.replica.disk.Lineage;
import org.xsm.xsmd.replica.disk.Opening;
import org.xsm.xsmd.replica.disk.RevisionStore;
import org.xsm.xsmd.replica.disk.StateFile;
import org.xsm.xsmd.replica.order.Entry;
import org.xsm.xsmd.replica.order.Fold;
import org.xsm.xsmd.replica.order.RequestCodec;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.replica.order.SiteState;
import org.xsm.xsmd.replica.order.StateCodec;
import org.xsm.xsmd.replica.spread.Archive;
import org.xsm.xsmd.store.Command;
import org.xsm.xsmd.store.Position;
import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteText;

/**
 * The archive in files: a resource. A state now and then, the entries since and some before, the
 * revisions, and the links between the voters of old and those of today.
 */
final class DiskArchive implements Archive, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DiskArchive.class);
  private static final int STATE_EACH = 64;
  private static final int ENTRIES_KEPT = 1024;
  private static final int PRUNED_EACH = 16;
  private static final int AT_ONCE = 4 * 1024 * 1024;

  private final Path place;
  private final StateFile states;
  private final RevisionStore revisions;
  private final Lineage lineage;
  private final Clock clock;
  private final Supplier<Optional<Settings.History>> kept;
  private final List<String> findings = new CopyOnWriteArrayList<>();
  private final SiteState opened;
  private volatile Journal journal;
  private boolean suspect;
  private int unpruned = PRUNED_EACH;
  private long stateAt;

  /**
   * Opens what is there.
   *
   * @param kept how many revisions are to be kept, as the site says
   */
  DiskArchive(Places places, Clock clock, Supplier<Optional<Settings.History>> kept) {
    this.clock = clock;
    this.kept = kept;
    this.place = places.journal();
    this.states = StateFile.open(places.states(), this::found);
    this.lineage = good(Lineage.open(places.states().resolve("lineage")));
    this.revisions = good(RevisionStore.open(places.revisions()));
    this.journal = good(Journal.open(place));
    SiteState state = newest();
    this.stateAt = state.position().index();
    this.opened = replayed(state);
  }

  /** The site as it was kept. */
  SiteState opened() {
    return opened;
  }

  /** What was found damaged, in words. */
  List<String> findings() {
    return List.copyOf(findings);
  }

  @Override
  public void append(List<SignedEntry> entries, SiteState after, List<Kept> made) {
    reopen();
    // Some may be there already: what came after them could not be kept, and all is tried again.
    long last = journal.last();
    try {
      journal.append(entries.stream().filter(entry -> entry.entry().index() > last).toList());
    } catch (DiskException e) {
      suspect = true;
      throw e;
    }
    made.forEach(revision -> revisions.put(revision.revision(), revision.text()));
    long index = after.position().index();
    if (index - stateAt >= STATE_EACH) {
      states.write(after.position(), StateCodec.encode(after));
      stateAt = index;
      journal.dropBefore(index - ENTRIES_KEPT);
    }
    unpruned += made.size();
    if (unpruned >= PRUNED_EACH) {
      prune();
      unpruned = 0;
    }
  }

  @Override
  public void restart(SiteState state, List<SignedEntry> links) {
    reopen();
    forgetLost(links);
    states.dropAfter(state.position().index());
    states.write(state.position(), StateCodec.encode(state));
    stateAt = state.position().index();
    journal.restartAt(state.position());
    links.forEach(this::link);
    Revision head = state.view().head();
    revisions.forgetAfter(head.number());
    revisions.put(head, state.view().text());
  }

  @Override
  public void link(SignedEntry entry) {
    long index = entry.entry().index();
    boolean known =
        lineage.readFrom(index, AT_ONCE).stream()
            .findFirst()
            .filter(link -> link.entry().equals(entry.entry()))
            .isPresent();
    if (known) {
      return;
    }
    if (lineage.last() >= index) {
      // Those of an epoch that ended before them lead nowhere.
      lineage.dropAfter(index - 1);
    }
    lineage.append(entry);
  }

  @Override
  public List<SignedEntry> from(long index, int mostBytes) {
    try {
      return index < journal.first() ? List.of() : journal.readFrom(index, mostBytes);
    } catch (DamagedException e) {
      found(String.valueOf(e.getMessage()));
      return List.of();
    }
  }

  @Override
  public List<SignedEntry> lineage(Position after) {
    return lineage.readFrom(1, Integer.MAX_VALUE).stream()
        .filter(
            link -> link.entry().epoch() > after.epoch() || link.entry().index() > after.index())
        .toList();
  }

  @Override
  public List<Revision> revisions() {
    return revisions.list();
  }

  @Override
  public Optional<SiteText> text(long number) {
    return revisions.text(number);
  }

  /** Keeps a revision of before, that came from another host and was found to be genuine. */
  void heal(Revision revision, SiteText text) {
    revisions.put(revision, text);
  }

  @Override
  public void close() {
    journal.close();
    lineage.close();
    revisions.close();
  }

  /** Where an epoch began before the end of what is kept here, revisions after that are no more. */
  private void forgetLost(List<SignedEntry> links) {
    long lost =
        links.stream()
            .filter(link -> begins(link.entry()))
            .mapToLong(link -> journal.last() - link.entry().index() + 1)
            .max()
            .orElse(0);
    if (lost > 0 && !revisions.list().isEmpty()) {
      // An entry makes one revision at most: rather some are forgotten that others have.
      revisions.forgetAfter(revisions.list().getFirst().number() - lost);
    }
  }

  private static boolean begins(Entry entry) {
    return RequestCodec.decode(entry.request()).command() instanceof Command.Recover;
  }

  /** After a write failed, only what is read from the disk again is believed. */
  private void reopen() {
    if (suspect) {
      journal.close();
      journal = good(Journal.open(place));
      suspect = false;
    }
  }

  private SiteState newest() {
    var snapshot = states.newestGood();
    if (snapshot.isEmpty()) {
      return SiteState.EMPTY;
    }
    try {
      return StateCodec.decode(snapshot.get().bytes());
    } catch (org.xsm.xsmd.replica.order.DamagedException e) {
      found("the state at " + snapshot.get().position() + " cannot be read: " + e.getMessage());
      return SiteState.EMPTY;
    }
  }

  /** Entries after the state lead on, as far as they fit. */
  private SiteState replayed(SiteState from) {
    SiteState state = from;
    if (journal.last() < state.position().index()
        || journal.first() > state.position().index() + 1) {
      if (journal.last() >= journal.first()) {
        found("the journal does not reach the state at " + state.position() + "; it begins anew");
      }
      journal.restartAt(state.position());
      return state;
    }
    List<SignedEntry> entries = from(state.position().index() + 1, AT_ONCE);
    while (!entries.isEmpty()) {
      for (SignedEntry signed : entries) {
        try {
          Fold.Step step = Fold.apply(state, signed.entry());
          boolean revised = step.state().view().head().number() > state.view().head().number();
          state = step.state();
          if (revised && revisions.text(state.view().head().number()).isEmpty()) {
            revisions.put(state.view().head(), state.view().text());
          }
        } catch (org.xsm.xsmd.replica.order.DamagedException e) {
          found("the journal does not continue the state: " + e.getMessage());
          states.write(state.position(), StateCodec.encode(state));
          journal.restartAt(state.position());
          return state;
        }
      }
      entries = from(state.position().index() + 1, AT_ONCE);
    }
    return state;
  }

  private void prune() {
    Settings.History history = kept.get().orElse(null);
    if (history != null) {
      Instant old = clock.instant().minus(history.age().duration());
      var _ = revisions.prune(history.revisions(), old);
    }
  }

  private <T> T good(Opening<T> opening) {
    opening.findings().forEach(this::found);
    return opening.opened();
  }

  private void found(String finding) {
    log.warn("something on the disk is damaged finding={}", finding);
    findings.add(finding);
  }
}
