package org.xsm.xsmd.replica.spread;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.replica.order.SiteState;
import org.xsm.xsmd.store.Position;
import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteText;

/** An archive in memory that can be told to fail, before or in the middle of what it does. */
final class MemoryArchive implements Archive {
  private final int most;
  private final List<SignedEntry> entries = new ArrayList<>();
  private final List<SignedEntry> links = new ArrayList<>();
  private final TreeMap<Long, Kept> revisions = new TreeMap<>();
  private SiteState state = SiteState.EMPTY;
  private int restarts;
  private int failures;
  private boolean failing;

  MemoryArchive(int most) {
    this.most = most;
  }

  synchronized void fail(boolean now) {
    failing = now;
  }

  synchronized int failures() {
    return failures;
  }

  synchronized int restarts() {
    return restarts;
  }

  /** What a restart of the daemon would begin with. */
  synchronized SiteState state() {
    return state;
  }

  synchronized List<SignedEntry> entries() {
    return List.copyOf(entries);
  }

  @Override
  public synchronized void append(List<SignedEntry> more, SiteState after, List<Kept> made) {
    long last = entries.isEmpty() ? state.position().index() : index(entries.getLast());
    for (SignedEntry entry : more) {
      if (index(entry) > last) {
        if (index(entry) != last + 1) {
          throw new IllegalStateException(index(entry) + " does not follow " + last);
        }
        entries.add(entry);
        last++;
      }
    }
    failIfTold();
    made.forEach(kept -> revisions.put(kept.revision().number(), kept));
    state = after;
    while (entries.size() > most) {
      entries.removeFirst();
    }
  }

  @Override
  public synchronized void restart(SiteState anew, List<SignedEntry> lineage) {
    failIfTold();
    restarts++;
    entries.clear();
    state = anew;
    lineage.forEach(this::link);
    revisions.put(anew.view().head().number(), new Kept(anew.view().head(), anew.view().text()));
  }

  @Override
  public synchronized void link(SignedEntry entry) {
    if (links.stream().noneMatch(known -> known.entry().equals(entry.entry()))) {
      links.add(entry);
      links.sort(Comparator.comparing(link -> link.entry().position()));
    }
  }

  @Override
  public synchronized List<SignedEntry> from(long index, int mostBytes) {
    if (entries.isEmpty() || index < index(entries.getFirst())) {
      return List.of();
    }
    // Few at a time, so that a pull takes several rounds.
    return entries.stream().filter(entry -> index(entry) >= index).limit(10).toList();
  }

  @Override
  public synchronized List<SignedEntry> lineage(Position after) {
    return links.stream().filter(link -> link.entry().position().isAfter(after)).toList();
  }

  @Override
  public synchronized List<Revision> revisions() {
    return revisions.descendingMap().values().stream().map(Kept::revision).toList();
  }

  @Override
  public synchronized Optional<SiteText> text(long number) {
    return Optional.ofNullable(revisions.get(number)).map(Kept::text);
  }

  private void failIfTold() {
    if (failing) {
      failures++;
      throw new IllegalStateException("no space left on device");
    }
  }

  private static long index(SignedEntry entry) {
    return entry.entry().index();
  }
}
