package org.xsm.xsmd.replica.channel;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jgroups.stack.IpAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of this host to others, and who may have one: a resource. A host that was
 * removed, that is of another site or another wire version, that is not who its certificate says or
 * that says it is reached where another host is, gets none. Any thread.
 */
final class Lines {
  private static final Logger log = LoggerFactory.getLogger(Lines.class);

  private final Greeting own;
  private final @Nullable ChannelTls tls;
  private final ChannelTimes times;
  private final ChannelLimits limits;
  private final Seldom seldom = new Seldom();
  private final Set<LineSocket> open = ConcurrentHashMap.newKeySet();
  private final Set<String> forgotten = ConcurrentHashMap.newKeySet();
  private volatile boolean ended;
  private volatile @Nullable Door door;
  private volatile Map<IpAddress, String> places = Map.of();
  private volatile Consumer<Greeting> onRestart = theirs -> {};
  private volatile Consumer<Greeting> onEnd = theirs -> {};
  private volatile Rejections onRejection = (there, why) -> {};

  Lines(Greeting own, @Nullable ChannelTls tls, ChannelTimes times, ChannelLimits limits) {
    this.own = own;
    this.tls = tls;
    this.times = times;
    this.limits = limits;
  }

  Greeting own() {
    return own;
  }

  @Nullable ChannelTls tls() {
    return tls;
  }

  ChannelLimits limits() {
    return limits;
  }

  long connectMillis() {
    return times.connect().toMillis();
  }

  /** Whether something is worth a line in the log, or was said less than a minute ago. */
  boolean worthSaying(String thing) {
    return seldom.now(thing);
  }

  /** Who hears of a host that was started anew while there were lines to its former start. */
  void onRestart(Consumer<Greeting> hearer) {
    onRestart = hearer;
  }

  /** Who hears of a host that ended a line without a word. */
  void onEnd(Consumer<Greeting> hearer) {
    onEnd = hearer;
  }

  /** Who hears of hosts that were met and could not be greeted. */
  void onRejection(Rejections hearer) {
    onRejection = hearer;
  }

  void rejected(InetSocketAddress there, Exception why) {
    if (!ended) {
      onRejection.rejected(there, why);
    }
  }

  void ended(Greeting theirs) {
    onEnd.accept(theirs);
  }

  /** Which host is reached where, as the site knows it. */
  void places(Map<IpAddress, String> known) {
    places = Map.copyOf(known);
  }

  void forget(String host) {
    forgotten.add(host);
    closeAll(host);
  }

  void recall(String host) {
    forgotten.remove(host);
  }

  boolean forgot(String host) {
    return forgotten.contains(host);
  }

  int count() {
    return open.size();
  }

  /**
   * Whether a message for a host may go where it says; what is connected there is then that host.
   */
  boolean leadsTo(HostAddress to) {
    if (forgot(to.host())) {
      return false;
    }
    for (LineSocket line : open) {
      Greeting peer = line.peer();
      if (peer != null && to.place().equals(line.place()) && !peer.host().equals(to.host())) {
        line.close();
        return false;
      }
    }
    return true;
  }

  /** That nobody is there is nothing to say; that certificates do not fit is. */
  void didNotConnect(Object there, Exception why) {
    boolean cut = why.getCause() instanceof EOFException;
    if (why instanceof SSLException && !cut && !ended && seldom.now("tls" + there)) {
      log.warn("no connection, TLS failed address={}: {}", there, why.getMessage());
    }
  }

  Greeting.Verdict judgeCaller(Greeting theirs, String proven) {
    Greeting.Verdict verdict = judge(theirs, proven);
    if (verdict == Greeting.Verdict.WELCOME && open.size() >= limits.lines()) {
      verdict = Greeting.Verdict.FULL;
    }
    if (verdict != Greeting.Verdict.WELCOME && seldom.now(verdict + proven + theirs.host())) {
      log.warn("a host was turned away: {}", why(verdict, theirs, proven));
    }
    return verdict;
  }

  void judgeAnswer(Greeting theirs, String proven, IpAddress there) throws IOException {
    Greeting.Verdict ours = judge(theirs, proven);
    Greeting.Verdict verdict = ours == Greeting.Verdict.WELCOME ? theirs.verdict() : ours;
    if (verdict != Greeting.Verdict.WELCOME) {
      String why =
          ours == Greeting.Verdict.WELCOME
              ? "host " + proven + " turned this one away: " + refusal(verdict)
              : why(verdict, theirs, proven);
      if (seldom.now(verdict + proven + there)) {
        log.warn("a host cannot be talked to: {} address={}", why, there);
      }
      throw new ProtocolException(why);
    }
    judgePlace(theirs.host(), there);
  }

  /**
   * Refuses a host that is said to be where another one is: it would get what is meant for that.
   */
  void judgePlace(String host, IpAddress there) throws IOException {
    String known = places.get(there);
    if (known != null && !known.equals(host)) {
      if (seldom.now("place" + host + there)) {
        log.warn("a host was turned away: {} says it is at {}, where {} is", host, there, known);
      }
      throw new ProtocolException(host + " says it is at " + there + ", where " + known + " is");
    }
  }

  private Greeting.Verdict judge(Greeting theirs, String proven) {
    if (theirs.version() != own.version()) {
      return Greeting.Verdict.OTHER_VERSION;
    }
    if (!theirs.site().equals(own.site())) {
      return Greeting.Verdict.OTHER_SITE;
    }
    if (!theirs.host().equals(proven) || theirs.host().equals(own.host()) || proven.isEmpty()) {
      return Greeting.Verdict.NOT_ITS_NAME;
    }
    return forgot(proven) ? Greeting.Verdict.REMOVED : Greeting.Verdict.WELCOME;
  }

  private String why(Greeting.Verdict verdict, Greeting theirs, String proven) {
    String host = proven.isEmpty() ? "it" : "host " + proven;
    return switch (verdict) {
      case WELCOME -> host + " is welcome";
      case OTHER_VERSION ->
          host
              + " speaks wire version "
              + theirs.version()
              + ", this host speaks version "
              + own.version()
              + "; bring both to one version of xsmd";
      case OTHER_SITE ->
          host + " belongs to site " + theirs.site() + ", this host to site " + own.site();
      case NOT_ITS_NAME ->
          "its certificate is for host "
              + proven
              + ", it says it is "
              + theirs.host()
              + ", and this host is "
              + own.host();
      case REMOVED -> host + " was removed from the site";
      case FULL -> host + " came when there were " + limits.lines() + " connections already";
    };
  }

  private String refusal(Greeting.Verdict verdict) {
    return switch (verdict) {
      case WELCOME -> "";
      case OTHER_VERSION -> "it does not speak version " + own.version();
      case OTHER_SITE -> "it does not belong to site " + own.site();
      case NOT_ITS_NAME -> "it does not take the certificate for one of host " + own.host();
      case REMOVED -> "host " + own.host() + " was removed from the site";
      case FULL -> "it has too many connections";
    };
  }

  void opened(LineSocket line) {
    Greeting theirs = line.peer();
    open.add(line);
    if (theirs == null || ended || forgot(theirs.host())) {
      line.close();
      return;
    }
    boolean restarted = false;
    for (LineSocket other : open) {
      Greeting earlier = other.peer();
      if (earlier != null
          && earlier.host().equals(theirs.host())
          && earlier.incarnation() != theirs.incarnation()) {
        other.close();
        restarted = true;
      }
    }
    if (restarted) {
      onRestart.accept(theirs);
    }
  }

  void closed(LineSocket line) {
    open.remove(line);
  }

  /** Closes the lines whose other end takes nothing any more. */
  void sweep() {
    for (LineSocket line : open) {
      if (line.stalled(times.stall())) {
        Greeting peer = line.peer();
        log.info("connection given up, nothing is taken there host={}", host(peer));
        line.close();
      }
    }
  }

  void closeAll(String host) {
    for (LineSocket line : open) {
      if (host.equals(host(line.peer()))) {
        line.close();
      }
    }
  }

  /** Closes everything and opens nothing any more. */
  void end() {
    ended = true;
    Door last = door;
    if (last != null) {
      last.close();
    }
    List.copyOf(open).forEach(LineSocket::close);
  }

  boolean ended() {
    return ended;
  }

  void door(Door opened) {
    door = opened;
  }

  /** The hosts there are lines to; one may stand there twice. */
  List<String> hosts() {
    var hosts = new ArrayList<String>();
    open.forEach(line -> hosts.add(host(line.peer())));
    return hosts;
  }

  private static String host(@Nullable Greeting peer) {
    return peer == null ? "" : peer.host();
  }
}
