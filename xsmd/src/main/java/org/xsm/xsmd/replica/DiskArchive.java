package org.xsm.xsmd.replica;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.schema.Settings;
import org.xsm.xsmd.replica.disk.Journal;
import org.xsm.xsmd.replica.disk.Lineage;
import org.xsm.xsmd.replica.disk.RevisionFiles;
import org.xsm.xsmd.replica.disk.StateFiles;
import org.xsm.xsmd.replica.order.DamagedException;
import org.xsm.xsmd.replica.order.Entry;
import org.xsm.xsmd.replica.order.Fold;
import org.xsm.xsmd.replica.order.RequestCodec;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.replica.order.SiteState;
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

  private final Journal journal;
  private final StateFiles states;
  private final RevisionFiles revisions;
  private final Lineage lineage;
  private final Clock clock;
  private final Supplier<Optional<Settings.History>> kept;
  private final List<String> findings = new ArrayList<>();
  private final SiteState opened;
  private long stateAt;

  /**
   * Opens what is there.
   *
   * @param kept how many revisions are to be kept, as the site says
   */
  DiskArchive(Places places, Clock clock, Supplier<Optional<Settings.History>> kept) {
    this.clock = clock;
    this.kept = kept;
    this.states = new StateFiles(places.states());
    this.lineage = Lineage.open(places.states().resolve("lineage"), findings);
    this.revisions = RevisionFiles.open(places.revisions(), findings);
    Journal.Opening opening = Journal.open(places.journal());
    this.journal = opening.journal();
    findings.addAll(opening.findings());
    SiteState state = states.newest(findings);
    this.stateAt = state.position().index();
    this.opened = replayed(state);
  }

  /** The site as it was kept. */
  SiteState opened() {
    return opened;
  }

  /** What was found damaged when it was opened, in words. */
  List<String> findings() {
    return List.copyOf(findings);
  }

  @Override
  public void append(List<SignedEntry> entries, SiteState after, List<Kept> made) {
    // Some may be there already: what came after them could not be kept, and all is tried again.
    long last = journal.last();
    journal.append(entries.stream().filter(entry -> entry.entry().index() > last).toList());
    made.forEach(revision -> revisions.put(revision.revision(), revision.text()));
    long index = after.position().index();
    if (index - stateAt >= STATE_EACH) {
      states.write(after);
      stateAt = index;
      journal.dropBefore(index - ENTRIES_KEPT);
    }
    if (!made.isEmpty()) {
      prune();
    }
  }

  @Override
  public void restart(SiteState state, List<SignedEntry> links) {
    forgetLost(links);
    states.write(state);
    stateAt = state.position().index();
    journal.clear();
    links.forEach(lineage::add);
    Revision head = state.view().head();
    revisions.forgetAfter(head.number() - 1);
    revisions.put(head, state.view().text());
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

  @Override
  public void link(SignedEntry entry) {
    lineage.add(entry);
  }

  @Override
  public List<SignedEntry> from(long index, int mostBytes) {
    return journal.from(index, mostBytes);
  }

  @Override
  public List<SignedEntry> lineage(Position after) {
    return lineage.after(after);
  }

  @Override
  public List<Revision> revisions() {
    return revisions.list();
  }

  @Override
  public Optional<SiteText> text(long number) {
    return revisions.text(number);
  }

  /** Keeps a revision that came from another host, of those before this host had the site. */
  void heal(Revision revision, SiteText text) {
    revisions.put(revision, text);
  }

  @Override
  public void close() {
    journal.close();
  }

  /** Entries after the state lead on, as far as they fit. */
  private SiteState replayed(SiteState from) {
    SiteState state = from;
    long next = state.position().index() + 1;
    if (journal.last() < state.position().index() || journal.first() > next) {
      if (journal.last() != 0) {
        log.warn(
            "the journal does not reach the state; it begins anew first={} last={} state={}",
            journal.first(),
            journal.last(),
            state.position());
      }
      journal.clear();
      return state;
    }
    List<SignedEntry> entries = journal.from(next, 1 << 22);
    while (!entries.isEmpty()) {
      for (SignedEntry signed : entries) {
        try {
          Fold.Step step = Fold.apply(state, signed.entry());
          boolean revised = step.state().view().head().number() > state.view().head().number();
          state = step.state();
          if (revised && revisions.text(state.view().head().number()).isEmpty()) {
            revisions.put(state.view().head(), state.view().text());
          }
        } catch (DamagedException e) {
          findings.add("the journal does not continue the state: " + e.getMessage());
          states.write(state);
          journal.clear();
          return state;
        }
      }
      entries = journal.from(state.position().index() + 1, 1 << 22);
    }
    return state;
  }

  private void prune() {
    Settings.History history = kept.get().orElse(null);
    if (history == null) {
      return;
    }
    Instant old = clock.instant().minus(history.age().duration());
    revisions.prune(history.revisions(), old);
  }
}
