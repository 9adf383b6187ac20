package org.xsm.xsmd.replica.copy;

import java.nio.charset.StandardCharsets;
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
import java.util.function.Consumer;
import java.util.function.Function;
import org.xsm.schema.Site;
import org.xsm.schema.diff.Diff;
import org.xsm.schema.merge.Merge;
import org.xsm.schema.merge.MergeResult;
import org.xsm.schema.merge.Side;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;
import org.xsm.xsmd.store.EditOutcome;
import org.xsm.xsmd.store.EditRequest;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.Outcome;
import org.xsm.xsmd.store.Position;
import org.xsm.xsmd.store.Request;
import org.xsm.xsmd.store.RequestId;
import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteEdits;
import org.xsm.xsmd.store.SiteStatus;
import org.xsm.xsmd.store.SiteStore;
import org.xsm.xsmd.store.SiteText;
import org.xsm.xsmd.store.SiteView;

/** A site in memory that merges, validates and compares as the real one, but has no other hosts. */
final class FakeSite implements SiteStore, SiteEdits {
  private final List<Revision> revisions = new ArrayList<>();
  private final List<SiteText> texts = new ArrayList<>();
  private final List<Consumer<SiteView>> watchers = new ArrayList<>();
  private final Map<RequestId, EditOutcome> answered = new HashMap<>();
  private final List<EditRequest> requests = new ArrayList<>();
  private final List<Function<EditRequest, Optional<EditOutcome>>> next = new ArrayList<>();
  private Runnable beforeEdit = () -> {};
  private boolean quorum = true;
  private int behind;
  private long epoch = 1;

  FakeSite(String first) {
    append(SiteText.of(bytes(first)), "root", "h2");
  }

  /** Another host's edit. */
  synchronized void commit(String host, String text) {
    append(SiteText.of(bytes(text)), "root", host);
  }

  /** A recovery that kept only the first revisions. */
  synchronized void recoverTo(int number) {
    while (revisions.size() > number) {
      revisions.removeLast();
      texts.removeLast();
    }
    epoch++;
  }

  /** How many revisions the view is behind what was committed. */
  synchronized void behind(int by) {
    behind = by;
  }

  synchronized void quorum(boolean there) {
    quorum = there;
  }

  /** What is done instead of the next edit; where it answers nothing, the edit goes on. */
  synchronized void next(Function<EditRequest, Optional<EditOutcome>> instead) {
    next.add(instead);
  }

  /** Everything is as it should be from now on. */
  synchronized void calm() {
    next.clear();
    quorum = true;
    behind = 0;
  }

  /** Is run while an edit is on its way. */
  void beforeEdit(Runnable action) {
    beforeEdit = action;
  }

  synchronized List<EditRequest> requests() {
    return List.copyOf(requests);
  }

  synchronized String head() {
    return new String(texts.getLast().bytes(), StandardCharsets.UTF_8);
  }

  /** All texts that were committed, the oldest first, whatever the view shows. */
  synchronized List<String> committed() {
    return texts.stream().map(FakeSite::string).toList();
  }

  /** The hosts that they were committed on. */
  synchronized List<String> hosts() {
    return revisions.stream().map(Revision::host).toList();
  }

  synchronized Revision headRevision() {
    return revisions.getLast();
  }

  @Override
  public synchronized SiteView view() {
    int at = seen() - 1;
    return new SiteView(
        new Position(epoch, revisions.size(), revisions.get(at).id()),
        new Facts(
            new UUID(1, 2),
            epoch,
            1,
            List.of(),
            "",
            List.of(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeSet<>()),
        revisions.get(at),
        texts.get(at),
        new TreeMap<>());
  }

  private int seen() {
    return Math.max(1, revisions.size() - behind);
  }

  @Override
  public SiteView current(Duration atMost) {
    return view();
  }

  @Override
  public Outcome submit(Request request, Duration atMost) {
    return new Outcome.Refused("only edits are taken here");
  }

  @Override
  public synchronized List<Revision> history() {
    return revisions.subList(0, seen()).reversed().stream().toList();
  }

  @Override
  public synchronized Optional<SiteText> text(long number) {
    return number >= 1 && number <= seen()
        ? Optional.of(texts.get((int) number - 1))
        : Optional.empty();
  }

  @Override
  public synchronized Subscription watch(Consumer<SiteView> watcher) {
    watchers.add(watcher);
    return () -> {
      synchronized (this) {
        watchers.remove(watcher);
      }
    };
  }

  @Override
  public synchronized SiteStatus status() {
    return new SiteStatus(
        "h1", view().position(), "h1", quorum, quorum ? "" : "h2 is away", List.of(), List.of());
  }

  @Override
  public EditOutcome edit(EditRequest request, Duration atMost) {
    beforeEdit.run();
    synchronized (this) {
      requests.add(request);
      if (!next.isEmpty()) {
        Optional<EditOutcome> instead = next.removeFirst().apply(request);
        if (instead.isPresent()) {
          return instead.get();
        }
      }
      if (!quorum) {
        return new EditOutcome.NoMajority("h2 and h3 are away");
      }
      return committed(request);
    }
  }

  /** Takes an edit in its turn, whatever is answered of it. */
  synchronized EditOutcome committed(EditRequest request) {
    EditOutcome before = answered.get(request.id());
    if (before != null) {
      return before;
    }
    EditOutcome outcome = judge(request);
    if (outcome instanceof EditOutcome.Committed) {
      answered.put(request.id(), outcome);
    }
    return outcome;
  }

  private EditOutcome judge(EditRequest request) {
    if (request.base() < 1 || request.base() > revisions.size()) {
      return new EditOutcome.Refused("nobody knows revision " + request.base());
    }
    String mine = string(request.text());
    MergeResult merge =
        Merge.of(
            new Side.Text("base", string(texts.get((int) request.base() - 1)), "base"),
            new Side.Text("site.xml", mine, request.author().toString()),
            new Side.Text("head", head(), "revision " + headRevision().number()));
    return switch (merge) {
      case MergeResult.Refused(var problems) -> new EditOutcome.Invalid(problems, false);
      case MergeResult.Conflicts(var conflicts, var marked) ->
          new EditOutcome.Conflicting(headRevision(), conflicts, marked);
      case MergeResult.Merged(var text) -> validate(request, mine, text);
    };
  }

  private EditOutcome validate(EditRequest request, String mine, String text) {
    boolean merged = !text.equals(mine);
    return switch (SiteReader.read("site.xml", text)) {
      case SiteReading.Refused(var problems) -> new EditOutcome.Invalid(problems, merged);
      case SiteReading.Read read -> {
        if (text.equals(head())) {
          yield new EditOutcome.Unchanged(headRevision());
        }
        Site before =
            SiteReader.read("head", head()) instanceof SiteReading.Read old
                ? old.site()
                : read.site();
        var changes = Diff.between(before, read.site());
        append(SiteText.of(bytes(text)), request.author().name(), request.author().host());
        yield new EditOutcome.Committed(
            headRevision(), merged, changes, List.of(), List.of(), Duration.ZERO);
      }
    };
  }

  private void append(SiteText text, String author, String host) {
    long number = revisions.size() + 1L;
    Hash parent = revisions.isEmpty() ? Hash.NONE : revisions.getLast().id();
    Hash id = Hash.of(parent.bytes(), text.hash().bytes(), bytes(epoch + host));
    revisions.add(
        new Revision(
            number, id, parent, text.hash(), text.size(), author, host, Instant.EPOCH, ""));
    texts.add(text);
    List.copyOf(watchers).forEach(watcher -> watcher.accept(view()));
  }

  private static String string(SiteText text) {
    return new String(text.bytes(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Optional<SiteText> returnTo(long number) {
    return text(number);
  }
}
