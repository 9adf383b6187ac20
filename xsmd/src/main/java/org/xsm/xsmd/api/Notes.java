package org.xsm.xsmd.api;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.store.AuditTrail;

/**
 * What goes into the audit trail: a resource. Every change does; of refused calls only so many a
 * minute, and then how many there were, so that nobody fills the disk by knocking.
 */
final class Notes {
  private static final Logger log = LoggerFactory.getLogger(Notes.class);
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private final AuditTrail trail;
  private final Clock clock;
  private final int most;
  private long minute;
  private int noted;
  private long passedOver;

  Notes(AuditTrail trail, Clock clock, int most) {
    this.trail = trail;
    this.clock = clock;
    this.most = most;
    this.minute = clock.millis() / MINUTE;
  }

  void changed(String who, String what, String about, String result) {
    write(who, what, Shown.of(about), Shown.of(result));
  }

  /** Somebody tried what they may not. */
  void refused(String who, String what, String about, String why) {
    flush();
    synchronized (this) {
      if (noted >= most) {
        passedOver++;
        return;
      }
      noted++;
    }
    write(Shown.of(who), what, Shown.of(about), "refused: " + Shown.of(why));
  }

  /** Says how many were passed over in a minute that is over. */
  void flush() {
    long count;
    synchronized (this) {
      long now = clock.millis() / MINUTE;
      if (now == minute) {
        return;
      }
      minute = now;
      noted = 0;
      count = passedOver;
      passedOver = 0;
    }
    if (count > 0) {
      write("nobody", "calls", count + " more", "refused, and not noted one by one");
    }
  }

  private void write(String who, String what, String about, String result) {
    try {
      trail.note(who, what, about, result);
    } catch (RuntimeException e) {
      // What it is about has happened; its caller must hear of that, not of the trail.
      log.error("audit trail not written who={} what={} about={}", who, what, about, e);
    }
  }
}
