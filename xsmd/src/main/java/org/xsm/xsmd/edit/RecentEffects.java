package org.xsm.xsmd.edit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.Revision;

/**
 * What the newest revisions affected, for the window of the guard: a value that changes, for any
 * thread. What it is not told when a revision is committed it works out from the texts, once; then
 * it needs no text of the revision any more.
 */
public final class RecentEffects {
  private static final int MOST = 64;
  private static final int REMEMBERED = 1_024;

  private final Judge judge;
  private final Map<Hash, Integer> told = new LinkedHashMap<>();
  private final Map<Hash, Counted> counted = new LinkedHashMap<>();
  private @Nullable RevisionText lastHead;

  /** What a revision affected, and what came before it. */
  private record Counted(int affected, Revision parent) {}

  public RecentEffects(Judge judge) {
    this.judge = judge;
  }

  /** Notes what a revision affected, by its id, as it was judged. */
  public synchronized void note(Hash revision, int affected) {
    remember(told, revision, affected);
  }

  /**
   * The revisions within the head's window, the newest first; the first that is older ends them,
   * and so does one that is not kept. Asks the past for each that it has not seen, so it may block.
   *
   * @param now by the clock of the one who asks; clocks of a site differ by little
   */
  public synchronized List<Earlier> within(RevisionText head, Past past, Instant now) {
    Instant from = now.minus(judge.window(head.text()));
    var recent = new ArrayList<Earlier>();
    Revision revision = head.revision();
    while (recent.size() < MOST && !revision.time().isBefore(from)) {
      Counted known = counted.get(revision.id());
      if (known == null) {
        known = count(revision, head, past);
      }
      if (known == null) {
        break;
      }
      recent.add(new Earlier(revision.number(), known.affected()));
      revision = known.parent();
    }
    lastHead = head;
    return recent;
  }

  private @Nullable Counted count(Revision revision, RevisionText head, Past past) {
    RevisionText parent = parent(revision, past);
    if (parent == null) {
      return null;
    }
    RevisionText text =
        revision.equals(head.revision()) ? head : past.revision(revision.number()).orElse(null);
    if (text == null) {
      return null;
    }
    Integer affected = told.get(revision.id());
    var known =
        new Counted(
            affected == null ? judge.affected(parent.text(), text.text()) : affected,
            parent.revision());
    remember(counted, revision.id(), known);
    return known;
  }

  /** The head before this one may be on its way to the disk still, where the past is. */
  private @Nullable RevisionText parent(Revision revision, Past past) {
    RevisionText last = lastHead;
    return last != null && last.revision().id().equals(revision.parent())
        ? last
        : past.revision(revision.number() - 1).orElse(null);
  }

  private static <T> void remember(Map<Hash, T> known, Hash revision, T what) {
    known.put(revision, what);
    if (known.size() > REMEMBERED) {
      known.remove(known.keySet().iterator().next());
    }
  }
}
