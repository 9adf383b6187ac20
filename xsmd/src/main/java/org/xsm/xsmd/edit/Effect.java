package org.xsm.xsmd.edit;

import java.util.Locale;
import org.xsm.schema.GuestName;

/**
 * What an edit does to a guest beyond what it is told itself: a value.
 *
 * @param guest as the head names it
 * @param why in words
 */
public record Effect(GuestName guest, Kind kind, String why) {
  /** The worst first. */
  public enum Kind {
    REMOVED("remove"),
    STOPPED("stop"),
    FORCED_OFF("force"),
    RESTARTED("restart");

    private final String verb;

    Kind(String verb) {
      this.verb = verb;
    }

    /** With how many guests it happens to. */
    String of(int guests) {
      return this == FORCED_OFF
          ? "force " + guests + " off " + (guests == 1 ? "its host" : "their hosts")
          : verb + " " + guests;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
