package org.xsm.xsmd.edit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.store.Hash;

/**
 * What the newest revisions affected, for the window of the guard: a value that changes, for any
 * thread. What it is not told when a revision is committed it works out from the texts, once.
 */
public final class RecentEffects {
  private static final int MOST = 64;
  private static final int REMEMBERED = 1_024;

  private final Judge judge;
  private final Map<Hash, Integer> known = new LinkedHashMap<>();

  public RecentEffects(Judge judge) {
    this.judge = judge;
  }

  /** Notes what a revision affected, by its id, as it was judged. */
  public synchronized void note(Hash revision, int affected) {
    known.put(revision, affected);
    if (known.size() > REMEMBERED) {
      known.remove(known.keySet().iterator().next());
    }
  }

  /**
   * The revisions within the head's window, the newest first; the first that is older ends them,
   * and so does one that is not kept. Asks the past for each, so it may block.
   *
   * @param now by the clock of the one who asks; clocks of a site differ by little
   */
  public List<Earlier> within(RevisionText head, Past past, Instant now) {
    Instant from = now.minus(judge.window(head.text()));
    var recent = new ArrayList<Earlier>();
    RevisionText revision = head;
    while (recent.size() < MOST && !revision.revision().time().isBefore(from)) {
      Optional<RevisionText> parent = past.revision(revision.number() - 1);
      if (parent.isEmpty()) {
        break;
      }
      recent.add(new Earlier(revision.number(), affected(parent.get(), revision)));
      revision = parent.get();
    }
    return recent;
  }

  private int affected(RevisionText parent, RevisionText revision) {
    Integer told = known(revision.revision().id());
    if (told != null) {
      return told;
    }
    int affected = judge.affected(parent.text(), revision.text());
    note(revision.revision().id(), affected);
    return affected;
  }

  private synchronized @Nullable Integer known(Hash revision) {
    return known.get(revision);
  }
}
