package org.xsm.xsmd.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Admin.Role;
import org.xsm.schema.Position;
import org.xsm.schema.merge.Conflict;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;
import org.xsm.xsmd.store.EditOutcome;
import org.xsm.xsmd.store.EditRequest;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.HostFact;
import org.xsm.xsmd.store.Outcome;
import org.xsm.xsmd.store.Request;
import org.xsm.xsmd.store.RequestId;
import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteEdits;
import org.xsm.xsmd.store.SiteStatus;
import org.xsm.xsmd.store.SiteStore;
import org.xsm.xsmd.store.SiteText;
import org.xsm.xsmd.store.SiteView;
import org.xsm.xsmd.store.StoreException;
import org.xsm.xsmd.store.TokenFact;
import org.xsm.xsmd.store.Voter;

/** A site of one host in memory, edited without merging: a fake. */
final class SmallSite implements SiteStore, SiteEdits {
  static final UUID ID = UUID.fromString("7a3c1f54-2f0e-4f0a-9a57-6b8f3d1f2f11");
  static final Instant TIME = Instant.parse("2026-11-25T10:00:00Z");

  final TreeMap<String, TokenFact> tokens = new TreeMap<>();
  private final List<Revision> revisions = new ArrayList<>();
  private final Map<Long, SiteText> texts = new HashMap<>();
  private final Map<RequestId, EditOutcome> answered = new HashMap<>();
  private final List<Consumer<SiteView>> watchers = new CopyOnWriteArrayList<>();
  private @Nullable EditOutcome next;
  private String away = "";

  SmallSite(String text) {
    commit(SiteText.of(text.getBytes(UTF_8)), "root", "the first");
  }

  /** What the next edit comes to, whatever it is. */
  synchronized void answerNext(EditOutcome outcome) {
    next = outcome;
  }

  /** From now on there is no majority, or with an empty reason there is one. */
  void loseMajority(String why) {
    synchronized (this) {
      away = why;
    }
    watchers.forEach(watcher -> watcher.accept(view()));
  }

  synchronized void forgetText(long number) {
    texts.remove(number);
  }

  void commit(String text) {
    commit(SiteText.of(text.getBytes(UTF_8)), "root", "by hand");
  }

  private Revision commit(SiteText text, String author, String message) {
    Revision revision;
    synchronized (this) {
      long number = revisions.size() + 1L;
      Hash parent = revisions.isEmpty() ? Hash.NONE : revisions.getLast().id();
      Hash id = Hash.of(parent.bytes(), text.hash().bytes());
      revision =
          new Revision(number, id, parent, text.hash(), text.size(), author, "h1", TIME, message);
      revisions.add(revision);
      texts.put(number, text);
    }
    watchers.forEach(watcher -> watcher.accept(view()));
    return revision;
  }

  @Override
  public synchronized SiteView view() {
    var hosts = new TreeMap<String, HostFact>();
    hosts.put("h1", new HostFact("h1", "127.0.0.1", 7780, "AAAA", TIME, false));
    hosts.put("h2", new HostFact("h2", "127.0.0.2", 7780, "BBBB", TIME, false));
    var facts =
        new Facts(
            ID,
            1,
            1,
            List.of("AUTH"),
            "KEY",
            List.of(new Voter("h1-1", "h1", "VKEY")),
            hosts,
            tokens,
            new TreeSet<>());
    Revision head = revisions.getLast();
    var position = new org.xsm.xsmd.store.Position(1, revisions.size(), head.id());
    SiteText text = texts.getOrDefault(head.number(), SiteText.of(new byte[0]));
    return new SiteView(position, facts, head, text, new TreeMap<>());
  }

  @Override
  public SiteView current(Duration atMost) {
    if (!status().quorum()) {
      throw new StoreException("no majority within " + atMost.toSeconds() + " s: h2 is away");
    }
    return view();
  }

  @Override
  public Outcome submit(Request request, Duration atMost) {
    throw new IllegalStateException("the API sends no commands");
  }

  @Override
  public synchronized List<Revision> history() {
    return revisions.reversed().stream().toList();
  }

  @Override
  public synchronized Optional<SiteText> text(long number) {
    return Optional.ofNullable(texts.get(number));
  }

  @Override
  public Subscription watch(Consumer<SiteView> watcher) {
    watchers.add(watcher);
    watcher.accept(view());
    return () -> watchers.remove(watcher);
  }

  @Override
  public synchronized SiteStatus status() {
    var position = new org.xsm.xsmd.store.Position(1, revisions.size(), revisions.getLast().id());
    var here =
        new SiteStatus.Member(
            "h1", "127.0.0.1", 7780, true, TIME, true, true, position, revisions.size(), "1.0");
    var there =
        new SiteStatus.Member("h2", "127.0.0.2", 7780, false, null, false, false, null, 0, "");
    return new SiteStatus(
        "h1",
        position,
        away.isEmpty() ? "h1" : null,
        away.isEmpty(),
        away,
        List.of(here, there),
        away.isEmpty() ? List.of() : List.of(away));
  }

  @Override
  public EditOutcome edit(EditRequest request, Duration atMost) {
    synchronized (this) {
      if (next != null) {
        EditOutcome outcome = next;
        next = null;
        return outcome;
      }
      EditOutcome before = answered.get(request.id());
      if (before != null) {
        return before;
      }
    }
    EditOutcome outcome = judge(request);
    synchronized (this) {
      answered.put(request.id(), outcome);
    }
    return outcome;
  }

  private EditOutcome judge(EditRequest request) {
    if (!away().isEmpty()) {
      return new EditOutcome.NoMajority(away());
    }
    SiteView view = view();
    if (request.base() > view.head().number()) {
      return new EditOutcome.Refused("nobody knows revision " + request.base());
    }
    SiteReading reading = SiteReader.read("site.xml", request.text().bytes());
    if (reading instanceof SiteReading.Refused refused) {
      return new EditOutcome.Invalid(refused.problems(), false);
    }
    if (request.text().equals(view.text())) {
      return new EditOutcome.Unchanged(view.head());
    }
    if (request.base() < view.head().number()) {
      return new EditOutcome.Conflicting(view.head(), List.of(conflict()), "<<<<<<< mine");
    }
    if (request.author().role() != Role.ADMIN
        && !new String(request.text().bytes(), UTF_8).contains("h1")) {
      return new EditOutcome.Forbidden("only an admin changes hosts");
    }
    if (request.dryRun()) {
      return new EditOutcome.Possible(request.text(), false, List.of(), reading.problems(), 2);
    }
    Revision revision = commit(request.text(), request.author().name(), request.message());
    return new EditOutcome.Committed(
        revision, false, List.of(), reading.problems(), List.of("h1"), Duration.ofMillis(3));
  }

  private synchronized String away() {
    return away;
  }

  private static Conflict conflict() {
    return new Conflict(
        "host h1",
        "address",
        "10.0.0.1",
        new Conflict.Claim(
            Conflict.Does.SETS, "10.0.0.2", "yours", "yours.xml", new Position(2, 3)),
        new Conflict.Claim(
            Conflict.Does.SETS, "10.0.0.3", "revision 2", "head.xml", new Position(2, 3)));
  }

  @Override
  public Optional<SiteText> returnTo(long number) {
    return text(number);
  }
}
