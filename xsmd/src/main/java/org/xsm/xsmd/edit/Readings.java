package org.xsm.xsmd.edit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.SiteText;

/**
 * Texts that were read, by their hash, so that a head is read once and not for each edit: a value
 * that changes, for any thread. Holds only the newest few; a reading of a large site takes many
 * times the room of its text.
 */
final class Readings {
  private static final int MOST = 2;

  private final Map<Hash, SiteReading.Read> kept = new LinkedHashMap<>(4, 0.75f, true);

  SiteReading of(SiteText text) {
    SiteReading.Read known = known(text.hash());
    if (known != null) {
      return known;
    }
    SiteReading reading = SiteReader.read(Judge.FILE, text.bytes());
    if (reading instanceof SiteReading.Read read) {
      keep(text, read);
    }
    return reading;
  }

  /** Keeps what was read already: an edit that is accepted is likely to be the next head. */
  synchronized void keep(SiteText text, SiteReading.Read read) {
    kept.put(text.hash(), read);
    if (kept.size() > MOST) {
      kept.remove(kept.keySet().iterator().next());
    }
  }

  private synchronized SiteReading.@Nullable Read known(Hash hash) {
    return kept.get(hash);
  }
}
