package org.xsm.bench.spread;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.replica.order.SiteState;
import org.xsm.xsmd.replica.spread.Archive;
import org.xsm.xsmd.store.Position;
import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteText;

/** Keeps the newest entries in memory, where there is no disk for each host: a resource. */
final class MemoryArchive implements Archive {
  private static final int MOST = 8;

  private final List<SignedEntry> entries = new ArrayList<>();

  @Override
  public synchronized void append(List<SignedEntry> more, SiteState after, List<Kept> revisions) {
    entries.addAll(more);
    while (entries.size() > MOST) {
      entries.removeFirst();
    }
  }

  @Override
  public synchronized void restart(SiteState state, List<SignedEntry> lineage) {
    entries.clear();
  }

  @Override
  public void link(SignedEntry entry) {
    // The voters never change here.
  }

  @Override
  public synchronized List<SignedEntry> from(long index, int mostBytes) {
    if (entries.isEmpty() || entries.getFirst().entry().index() > index) {
      return List.of();
    }
    return entries.stream().filter(signed -> signed.entry().index() >= index).toList();
  }

  @Override
  public List<SignedEntry> lineage(Position after) {
    return List.of();
  }

  @Override
  public List<Revision> revisions() {
    return List.of();
  }

  @Override
  public Optional<SiteText> text(long number) {
    return Optional.empty();
  }
}
