package org.xsm.xsmd.replica;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.edit.HostElements;
import org.xsm.xsmd.replica.peers.Peers;
import org.xsm.xsmd.replica.spread.Follower;
import org.xsm.xsmd.store.Answer;
import org.xsm.xsmd.store.Command;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.Request;
import org.xsm.xsmd.store.RequestId;
import org.xsm.xsmd.store.SiteHosts.Removal;
import org.xsm.xsmd.store.SiteText;
import org.xsm.xsmd.store.SiteView;

/**
 * What the leader does to remove a host: it takes its vote, then in one command its certificate and
 * its place in the site file. A host that is removed keeps its guests running.
 */
final class Retirement {
  private static final Logger log = LoggerFactory.getLogger(Retirement.class);
  private static final Duration ORDER = Duration.ofSeconds(8);

  private final Peers peers;
  private final Follower follower;
  private final Lead lead;
  private final VotingSeat seat;
  private final VoterKeeper voters;
  private final Admission admission;
  private final Supplier<RequestId> ids;
  private final Clock clock;

  Retirement(
      Peers peers,
      Follower follower,
      Lead lead,
      VotingSeat seat,
      VoterKeeper voters,
      Admission admission,
      Supplier<RequestId> ids,
      Clock clock) {
    this.peers = peers;
    this.follower = follower;
    this.lead = lead;
    this.seat = seat;
    this.voters = voters;
    this.admission = admission;
    this.ids = ids;
    this.clock = clock;
  }

  /** Removes a host, or on a dry run says what that would take. */
  Removal remove(String host, boolean dead, boolean dryRun, String author) {
    SiteView view = follower.state().view();
    Facts facts = view.facts();
    if (facts.host(host).isEmpty()) {
      throw new ReplicaException(
          "there is no host \"" + host + "\"; the hosts are " + String.join(", ", names(facts)));
    }
    if (names(facts).size() == 1) {
      throw new ReplicaException("\"" + host + "\" is the only host of the site");
    }
    boolean alive = peers.alive().contains(host);
    if (!alive && !dead) {
      throw new ReplicaException(
          "\""
              + host
              + "\" is out of reach, and its guests may still run; start it, or if it is known to"
              + " be off, say so with --dead");
    }
    SiteText text = Texts.made(HostElements.remove(view.text(), host));
    List<String> steps = steps(view, text, host);
    if (dryRun) {
      return new Removal(false, steps);
    }
    if (host.equals(peers.self()) && facts.voterOn(host).isPresent()) {
      handOver();
    }
    boolean voted = facts.voterOn(host).isPresent();
    voters.demote(host);
    retire(host, author);
    if (voted) {
      admission.rotate();
    }
    log.info("a host was removed host={} by={}", host, author);
    return new Removal(true, steps);
  }

  private void retire(String host, String author) {
    // Taking the vote took a while: the head may be another.
    SiteView now = follower.state().view();
    SiteText text = Texts.made(HostElements.remove(now.text(), host));
    Command.Draft draft =
        text.equals(now.text())
            ? null
            : new Command.Draft(
                now.head().id(),
                text,
                author,
                peers.self(),
                clock.instant(),
                "host " + host + " removed");
    var command = new Command.RetireHost(host, author, clock.instant(), draft);
    Reply reply = lead.order(new Request(ids.get(), command), ORDER);
    if (!(reply instanceof Reply.Ordered(Answer.Done _, var _))) {
      throw new ReplicaException("cannot remove \"" + host + "\": " + Admission.why(reply));
    }
  }

  /** The leader cannot take its own vote: another goes on with it. */
  private void handOver() {
    // Whether it worked is seen by who leads next.
    seat.taken()
        .ifPresent(
            taken -> {
              var _ = taken.engine().stepDown(ORDER);
            });
    throw new NotLeadingException("the leader itself is to go; another takes over");
  }

  private static List<String> steps(SiteView view, SiteText text, String host) {
    var steps = new ArrayList<String>();
    if (view.facts().voterOn(host).isPresent()) {
      steps.add("take its vote, and begin another authority, for it knows the key of this one");
    }
    steps.add("revoke its certificate");
    if (!text.equals(view.text())) {
      steps.add("take <host name=\"" + host + "\"> out of the site file");
    }
    steps.add("leave its guests running, as foreign ones");
    return steps;
  }

  private static List<String> names(Facts facts) {
    return facts.living().stream().map(fact -> fact.name()).toList();
  }

  /** This host does not lead any more: the same is to be asked of the next leader. */
  static final class NotLeadingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotLeadingException(String message) {
      super(message);
    }
  }
}
