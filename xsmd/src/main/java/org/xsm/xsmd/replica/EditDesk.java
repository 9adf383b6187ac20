package org.xsm.xsmd.replica;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Admin;
import org.xsm.schema.Site;
import org.xsm.xsmd.edit.Case;
import org.xsm.xsmd.edit.Holdings;
import org.xsm.xsmd.edit.Judge;
import org.xsm.xsmd.edit.Past;
import org.xsm.xsmd.edit.RecentEffects;
import org.xsm.xsmd.edit.RevisionText;
import org.xsm.xsmd.edit.Rollback;
import org.xsm.xsmd.edit.Verdict;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.peers.Peers;
import org.xsm.xsmd.replica.peers.Peers.Kind;
import org.xsm.xsmd.replica.spread.Archive;
import org.xsm.xsmd.replica.spread.Follower;
import org.xsm.xsmd.store.Answer;
import org.xsm.xsmd.store.Author;
import org.xsm.xsmd.store.Command;
import org.xsm.xsmd.store.EditOutcome;
import org.xsm.xsmd.store.EditRequest;
import org.xsm.xsmd.store.Outcome;
import org.xsm.xsmd.store.Request;
import org.xsm.xsmd.store.RequestId;
import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteEdits;
import org.xsm.xsmd.store.SiteText;
import org.xsm.xsmd.store.SiteView;

/**
 * The way of an edit: judged where it was made, so that its author hears everything about it at
 * once, sent to the leader, judged again there, ordered. A head that changed meanwhile begins the
 * way anew, under an id that follows from the first: an edit is committed once.
 */
final class EditDesk implements SiteEdits {
  private static final int TRIES = 8;

  private final Peers peers;
  private final Follower follower;
  private final Archive archive;
  private final Lead lead;
  private final Orders orders;
  private final Judge judge;
  private final RecentEffects effects;
  private final Supplier<Optional<Site>> site;
  private final Clock clock;
  private final ReentrantLock leading = new ReentrantLock();

  EditDesk(
      Peers peers,
      Follower follower,
      Archive archive,
      Lead lead,
      Orders orders,
      Judge judge,
      Supplier<Optional<Site>> site,
      Clock clock) {
    this.peers = peers;
    this.follower = follower;
    this.archive = archive;
    this.lead = lead;
    this.orders = orders;
    this.judge = judge;
    this.effects = new RecentEffects(judge);
    this.site = site;
    this.clock = clock;
    peers.handle(Kind.EDIT, this::asked);
  }

  @Override
  public EditOutcome edit(EditRequest request, Duration atMost) {
    long end = System.nanoTime() + atMost.plusSeconds(request.text().size() >> 20).toNanos();
    for (int attempt = 0; ; attempt++) {
      SiteView view = follower.state().view();
      RequestId id = attemptId(request.id(), attempt);
      Optional<Answer> before = follower.state().answer(id);
      if (before.isPresent()) {
        if (before.get() instanceof Answer.Done(var _, var made)) {
          return committed(request, made, List.of());
        }
        continue;
      }
      Verdict verdict = judge.judge(caseOf(view, request));
      if (!(verdict instanceof Verdict.Accepted accepted) || request.dryRun()) {
        return verdict.outcome(view.head());
      }
      EditOutcome outcome = send(request, view, accepted, id, left(end));
      if (outcome != null) {
        return outcome;
      }
      if (attempt >= TRIES || left(end).isNegative()) {
        return new EditOutcome.NoMajority("the site changes too quickly for this edit; try again");
      }
    }
  }

  @Override
  public Optional<SiteText> returnTo(long number) {
    SiteView view = follower.state().view();
    var head = new RevisionText(view.head(), view.text());
    return past(view).revision(number).map(to -> new Rollback(to, head, holdings(view)).text());
  }

  /** Nothing where the head changed meanwhile. */
  private @Nullable EditOutcome send(
      EditRequest request,
      SiteView view,
      Verdict.Accepted accepted,
      RequestId id,
      Duration atMost) {
    var judged =
        new EditRequest(
            id,
            accepted.text(),
            view.head().number(),
            request.author(),
            request.message(),
            request.allowed(),
            false);
    var proposal = new EditWire.Proposal(judged, view.head().id());
    var named = new Request(id, new Command.Revise(draft(proposal)));
    long asked = System.nanoTime();
    Outcome outcome =
        orders.attempt(
            named,
            atMost,
            forSize(judged),
            (host, patience) ->
                host.equals(peers.self())
                    ? lead(proposal, true, patience)
                    : Reply.decode(
                        orders.ask(host, Kind.EDIT, EditWire.encode(proposal), patience)));
    return switch (outcome) {
      case Outcome.Ordered(Answer.Done(var _, var made), var alone) ->
          new EditOutcome.Committed(
              made,
              accepted.merged(),
              accepted.changes(),
              accepted.warnings(),
              alone,
              Duration.ofNanos(System.nanoTime() - asked));
      case Outcome.Ordered(Answer.Stale stale, var _) -> {
        follower.await(stale.position(), left(System.nanoTime() + atMost.toNanos()));
        yield null;
      }
      case Outcome.Refused(var why) -> new EditOutcome.Refused(why);
      case Outcome.NoMajority(var why) -> new EditOutcome.NoMajority(why);
      case Outcome.Unknown(var _, var why) -> new EditOutcome.Unknown(request.id(), why);
    };
  }

  /** An edit that came through though its answer was lost. */
  private EditOutcome committed(EditRequest request, Revision made, List<String> onlyOn) {
    boolean merged = !made.text().equals(request.text().hash());
    return new EditOutcome.Committed(made, merged, List.of(), List.of(), onlyOn, Duration.ZERO);
  }

  private Bytes asked(String from, Bytes body) {
    EditWire.Proposal proposal = EditWire.decode(body);
    Author author = proposal.request().author();
    if (!author.host().equals(from)) {
      return Reply.encode(
          new Reply.Refused("\"" + from + "\" sends an edit made on \"" + author.host() + "\""));
    }
    return Reply.encode(lead(proposal, false, forSize(proposal.request())));
  }

  /**
   * What the leader does: it takes one edit at a time, and believes nothing that others say.
   *
   * @param judged whether this host itself found it well, over the head that it names
   */
  private Reply lead(EditWire.Proposal proposal, boolean judged, Duration atMost) {
    if (!lead.leads()) {
      return new Reply.NotNow("", "\"" + peers.self() + "\" does not lead");
    }
    try {
      if (!leading.tryLock(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Reply.NotNow("", "other edits come first");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply.NotNow("", "this host is stopping");
    }
    try {
      return order(proposal, judged, atMost);
    } finally {
      leading.unlock();
    }
  }

  private Reply order(EditWire.Proposal proposal, boolean judged, Duration atMost) {
    EditRequest request = proposal.request();
    SiteView view = follower.state().view();
    var command = new Command.Revise(draft(proposal));
    boolean known = follower.state().answer(request.id()).isPresent();
    if (!judged && !known && proposal.head().equals(view.head().id())) {
      EditRequest asked = withKnownAuthor(request);
      Verdict verdict = judge.judge(caseOf(view, asked));
      if (!(verdict instanceof Verdict.Accepted accepted)
          || !accepted.text().equals(request.text())) {
        return new Reply.Refused("the leader refuses the edit: " + words(verdict));
      }
    }
    return lead.order(new Request(request.id(), command), atMost);
  }

  /** Rights are what the site file says, whatever the host says that sends the edit. */
  private EditRequest withKnownAuthor(EditRequest request) {
    Author author = request.author();
    Admin admin =
        site.get()
            .flatMap(
                s -> s.admins().stream().filter(a -> a.name().equals(author.name())).findFirst())
            .orElse(null);
    if (admin == null) {
      return request;
    }
    return new EditRequest(
        request.id(),
        request.text(),
        request.base(),
        new Author(author.name(), author.host(), admin.role(), admin.sets()),
        request.message(),
        request.allowed(),
        request.dryRun());
  }

  private Command.Draft draft(EditWire.Proposal proposal) {
    EditRequest request = proposal.request();
    return new Command.Draft(
        proposal.head(),
        request.text(),
        request.author().name(),
        request.author().host(),
        clock.instant(),
        request.message());
  }

  private Case caseOf(SiteView view, EditRequest request) {
    return new Case(
        new RevisionText(view.head(), view.text()),
        past(view),
        request,
        effects.within(new RevisionText(view.head(), view.text()), past(view), clock.instant()),
        holdings(view));
  }

  /** No host is leaving by a plain edit, and the ledger holds no guests yet. */
  private static Holdings holdings(SiteView view) {
    return Holdings.of(view.facts(), Set.of(), Map.of());
  }

  private Past past(SiteView view) {
    return number ->
        archive.revisions().stream()
            .filter(revision -> revision.number() == number)
            .findFirst()
            .flatMap(revision -> text(view, number).map(text -> new RevisionText(revision, text)));
  }

  private Optional<SiteText> text(SiteView view, long number) {
    return view.head().number() == number ? Optional.of(view.text()) : archive.text(number);
  }

  private static String words(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Accepted _ -> "it comes to another text there";
      case Verdict.Unchanged _ -> "it changes nothing";
      case Verdict.Invalid invalid -> String.valueOf(invalid.problems().getFirst());
      case Verdict.Conflicting conflicting -> conflicting.why();
      case Verdict.Forbidden(var why) -> why;
      case Verdict.Guarded guarded -> guarded.why();
      case Verdict.Refused(var why) -> why;
    };
  }

  private static RequestId attemptId(RequestId first, int attempt) {
    return attempt == 0
        ? first
        : new RequestId(
            UUID.nameUUIDFromBytes((first + "/" + attempt).getBytes(StandardCharsets.UTF_8)));
  }

  private static Duration forSize(EditRequest request) {
    return Orders.forSize(request.text().size());
  }

  private static Duration left(long end) {
    return Duration.ofNanos(end - System.nanoTime());
  }
}
