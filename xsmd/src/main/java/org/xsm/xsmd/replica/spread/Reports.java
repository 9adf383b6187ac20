package org.xsm.xsmd.replica.spread;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.order.ByteReader;
import org.xsm.xsmd.replica.order.ByteWriter;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.DamagedException;
import org.xsm.xsmd.replica.peers.PeerException;
import org.xsm.xsmd.replica.peers.Peers;
import org.xsm.xsmd.replica.peers.Peers.Kind;

/**
 * How far all hosts are, for whoever looks at the site: a decision. Where there are few, each has
 * heard it of all; where there are many, the leader has, and is asked. Nothing is decided by what
 * comes so.
 */
public final class Reports {
  private static final Logger log = LoggerFactory.getLogger(Reports.class);
  private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();

  private final Peers peers;
  private final Spread spread;
  private final Supplier<String> leader;
  private final Duration patience;
  private Map<String, Standing> told = Map.of();
  private long asked = System.nanoTime() - KEPT_NANOS;

  /**
   * Answers others from now on.
   *
   * @param leader the host that orders; may be empty
   * @param patience how long the leader may take to answer
   */
  public Reports(Peers peers, Spread spread, Supplier<String> leader, Duration patience) {
    this.peers = peers;
    this.spread = spread;
    this.leader = leader;
    this.patience = patience;
    peers.handle(Kind.REPORT, (from, question) -> encoded(spread.standings()));
  }

  /** What is known of all of them; waits a moment for the leader where it must be asked. */
  public List<Standing> all() {
    Map<String, Standing> known = new HashMap<>();
    if (!spread.hearsAll()) {
      known.putAll(told());
    }
    for (Standing heard : spread.standings()) {
      Standing other = known.get(heard.host());
      if (other == null || !other.position().isAfter(heard.position())) {
        known.put(heard.host(), heard);
      }
    }
    return List.copyOf(known.values());
  }

  /** By how much the clocks of those that this host hears are ahead of its own. */
  public Map<String, Duration> clocksAhead() {
    return spread.clocksAhead();
  }

  /** What the leader says; of a moment ago, where many ask. */
  private synchronized Map<String, Standing> told() {
    String from = leader.get();
    if (from.isEmpty() || System.nanoTime() - asked < KEPT_NANOS) {
      return told;
    }
    asked = System.nanoTime();
    try {
      told = decoded(peers.ask(from, Kind.REPORT, Bytes.NONE, patience).join());
    } catch (CompletionException | PeerException | DamagedException e) {
      log.debug("the leader says nothing of the others leader={} reason={}", from, e.getMessage());
    }
    return told;
  }

  private static Bytes encoded(Collection<Standing> standings) {
    var out = new ByteWriter().count(standings.size());
    standings.forEach(standing -> standing.write(out));
    return out.bytes();
  }

  private static Map<String, Standing> decoded(Bytes answer) {
    var in = new ByteReader(answer);
    int count = in.count();
    var standings = new ArrayList<Standing>();
    for (int i = 0; i < count; i++) {
      standings.add(Standing.read(in));
    }
    in.end();
    var byHost = new HashMap<String, Standing>();
    standings.forEach(standing -> byHost.put(standing.host(), standing));
    return Map.copyOf(byHost);
  }
}
