package org.xsm.xsmd.replica.copy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is remembered of the working copy: a value.
 *
 * @param counter the last number given to a hidden file
 * @param chain the texts that stood in the file, the newest first
 * @param replacement what is being replaced, if anything
 * @param save what is being sent, if anything
 * @param refusal why the text in the file is not the site's, if it is not
 * @param notes of what is kept beside the file, the newest first
 */
record Recorded(
    long counter,
    List<Basis> chain,
    @Nullable Replacement replacement,
    List<Displaced> displaced,
    @Nullable Save save,
    @Nullable Refusal refusal,
    List<Note> notes) {
  static final Recorded NOTHING =
      new Recorded(0, List.of(), null, List.of(), null, null, List.of());

  private static final int ALWAYS = 64;
  private static final int MOST = 512;
  private static final int NOTES = 10;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Comparator<Basis> NEWEST_FIRST =
      Comparator.comparingLong(Basis::epoch).thenComparingLong(Basis::revision).reversed();

  Recorded {
    chain = List.copyOf(chain);
    displaced = List.copyOf(displaced);
    notes = List.copyOf(notes);
  }

  /** What the file holds, if nobody has saved since. */
  Optional<Basis> newest() {
    return chain.stream().findFirst();
  }

  Recorded counted() {
    return new Recorded(counter + 1, chain, replacement, displaced, save, refusal, notes);
  }

  /**
   * With one more text; of the older ones the last 64 stay and those of the last day. A save that
   * did not come to stand in the file takes its place below the revision that came of it.
   */
  Recorded with(Basis basis) {
    var longer = new ArrayList<Basis>();
    longer.add(basis);
    Instant day = basis.since().minus(DAY);
    for (Basis each : chain.stream().sorted(NEWEST_FIRST).toList()) {
      int size = longer.size();
      if (size < ALWAYS || (size < MOST && each.since().isAfter(day))) {
        longer.add(each);
      }
    }
    return new Recorded(counter, longer, replacement, displaced, save, refusal, notes);
  }

  /** With a text that does not stand in the file, but that an editor here may have loaded. */
  Recorded withSecond(Basis basis) {
    if (chain.isEmpty()) {
      return with(basis);
    }
    var older = new ArrayList<>(chain.subList(1, chain.size()));
    older.addFirst(basis);
    older.sort(NEWEST_FIRST);
    var longer = new ArrayList<>(older);
    longer.addFirst(chain.getFirst());
    return new Recorded(counter, longer, replacement, displaced, save, refusal, notes);
  }

  Recorded replacing(@Nullable Replacement next) {
    return new Recorded(counter, chain, next, displaced, save, refusal, notes);
  }

  Recorded watching(List<Displaced> files) {
    return new Recorded(counter, chain, replacement, files, save, refusal, notes);
  }

  Recorded with(Displaced file) {
    var more = new ArrayList<>(displaced);
    more.removeIf(each -> each.path().equals(file.path()));
    more.add(file);
    return watching(more);
  }

  Recorded without(Displaced file) {
    return watching(displaced.stream().filter(each -> !each.path().equals(file.path())).toList());
  }

  Recorded sending(@Nullable Save next) {
    return new Recorded(counter, chain, replacement, displaced, next, refusal, notes);
  }

  Recorded refused(@Nullable Refusal next) {
    return new Recorded(counter, chain, replacement, displaced, save, next, notes);
  }

  Recorded with(Note note) {
    var more = new ArrayList<Note>();
    more.add(note);
    notes.stream().filter(each -> !each.name().equals(note.name())).forEach(more::add);
    return noted(more.subList(0, Math.min(NOTES, more.size())));
  }

  Recorded noted(List<Note> some) {
    return new Recorded(counter, chain, replacement, displaced, save, refusal, some);
  }
}
