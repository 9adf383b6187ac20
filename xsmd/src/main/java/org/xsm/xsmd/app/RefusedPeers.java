package org.xsm.xsmd.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.store.AuditTrail;
import org.xsm.xsmd.trust.Refusal;
import org.xsm.xsmd.trust.Refusals;

/**
 * Notes who was refused because of their certificate, each sentence once in a while: strangers may
 * come as often as they like.
 */
final class RefusedPeers implements Refusals {
  private static final Logger log = LoggerFactory.getLogger(RefusedPeers.class);
  private static final Duration QUIET = Duration.ofMinutes(1);
  private static final int REMEMBERED = 256;

  private final AuditTrail audit;
  private final Clock clock;
  private final Map<String, Instant> noted =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > REMEMBERED;
        }
      };

  RefusedPeers(AuditTrail audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public void refused(Refusal refusal, @Nullable String peer) {
    if (!isNews(refusal.sentence())) {
      return;
    }
    String from = peer == null ? "unknown" : peer;
    log.warn("refused a peer from={} reason={}", from, refusal.sentence());
    Thread.ofVirtual().start(() -> audit.note(from, "connect", "this host", refusal.sentence()));
  }

  /** Another host refuses this one, or was refused and said what it makes of it. */
  void turnedDown(String place, String sentence) {
    audit.note(place, "turn down", "this host", sentence);
  }

  private synchronized boolean isNews(String said) {
    // That a clock has gone on is no news.
    String sentence = said.replaceAll("[0-9:.]+Z", "");
    Instant now = clock.instant();
    Instant last = noted.get(sentence);
    if (last != null && Duration.between(last, now).compareTo(QUIET) < 0) {
      return false;
    }
    noted.put(sentence, now);
    return true;
  }
}
