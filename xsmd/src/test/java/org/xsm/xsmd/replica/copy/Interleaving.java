package org.xsm.xsmd.replica.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;
import org.xsm.xsmd.store.EditOutcome;
import org.xsm.xsmd.store.EditRequest;

/**
 * An admin at an editor, other hosts that commit, a network that fails and a daemon that is killed,
 * in an order that a seed decides; and what must hold of it in the end.
 */
final class Interleaving {
  private static final List<String> FIELDS = List.of("memory", "description");

  private final Random random;
  private final Bench bench;
  private final Editor editor;
  private final List<String> told = new ArrayList<>();
  private final Set<String> theirGuests = new HashSet<>();
  private final boolean crashes;
  private int last = 10_000;

  Interleaving(Path directory, long seed, boolean crashes) {
    this.random = new Random(seed);
    this.crashes = crashes;
    this.bench = new Bench(directory, new FakeSite(Sites.FIRST));
    if (random.nextBoolean()) {
      bench.swap = (one, other) -> Swap.Answer.UNABLE;
    }
    this.editor = new Editor(bench.file, random);
    bench.start();
    bench.rest();
  }

  /** A daemon that is killed. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  void run() {
    bench.steps = this::step;
    for (int at = 0; at < 60; at++) {
      act(random.nextInt(20));
    }
    told.add("the end");
    bench.steps = Steps.UNWATCHED;
    editor.finish();
    bench.site.calm();
    bench.restMinutes(4);
  }

  /** Anything may happen between two steps of the daemon. */
  private void step(String name) {
    told.add("  " + name);
    int chance = random.nextInt(40);
    if (chance == 0 && crashes) {
      told.add("  killed");
      throw new Killed();
    }
    if (chance < 8) {
      editorStep();
    } else if (chance < 10) {
      theirs();
    }
  }

  private void act(int chance) {
    switch (chance) {
      case 0, 1, 2 -> edit();
      case 3 -> tell("load", editor.isSaving() ? () -> {} : editor::load);
      case 4, 5, 6, 7 -> editorStep();
      case 8, 9 -> theirs();
      case 10 -> forward(Duration.ofSeconds(1 + random.nextInt(5)));
      case 11 -> network();
      case 12 -> tell("unknown", () -> bench.site.next(this::unknown));
      case 13 -> forward(Duration.ofSeconds(editor.isSaving() ? 1 : 50));
      default -> {
        look();
        forward(Duration.ofMillis(random.nextInt(400)));
      }
    }
  }

  private void tell(String what, Runnable action) {
    told.add(what);
    action.run();
  }

  private void forward(Duration by) {
    told.add("forward " + by);
    bench.forward(by);
  }

  private void look() {
    told.add("look");
    try {
      bench.look();
    } catch (Killed e) {
      start();
    }
    told.add("  " + bench.state().standing() + " " + bench.state().message());
  }

  private void start() {
    told.add("start");
    bench.start();
  }

  private void edit() {
    if (editor.isSaving()) {
      return;
    }
    switch (random.nextInt(8)) {
      case 0 -> tell("comment", editor::comment);
      case 1 -> tell("typo", editor::typo);
      case 2 -> tell("edit c", () -> editor.edit("c", pick(FIELDS)));
      case 3, 4 -> tell("edit a", () -> editor.edit("a", pick(FIELDS)));
      default -> tell("edit b", () -> editor.edit("b", pick(FIELDS)));
    }
  }

  private void editorStep() {
    if (editor.isSaving()) {
      tell("editor goes on", editor::step);
    } else {
      Editor.Style style = pick(List.of(Editor.Style.values()));
      tell("save " + style, () -> editor.save(style));
    }
  }

  private void theirs() {
    String head = bench.site.head();
    String mark = "theirs" + ++last;
    String next =
        switch (random.nextInt(6)) {
          case 0 -> Sites.comment(head, mark);
          case 1 -> {
            theirGuests.add("x" + last);
            yield Sites.withGuest(head, "x" + last);
          }
          case 2 ->
              theirGuests.isEmpty()
                  ? Sites.comment(head, mark)
                  : Sample.without(head, pick(theirGuests.stream().sorted().toList()));
          case 3 -> Sites.with(head, "c", "memory", last + "MiB");
          default -> Sites.with(head, pick(List.of("c", "d")), pick(FIELDS), value());
        };
    if (!next.equals(head) && SiteReader.read("theirs", next) instanceof SiteReading.Read) {
      told.add("revision " + (bench.site.headRevision().number() + 1));
      bench.site.commit("h2", next);
    }
  }

  private String value() {
    return last + "MiB";
  }

  private void network() {
    boolean quorum = random.nextInt(3) > 0;
    int behind = quorum && random.nextInt(3) == 0 ? 1 : 0;
    told.add("quorum " + quorum + " behind " + behind);
    bench.site.quorum(quorum);
    bench.site.behind(behind);
  }

  private Optional<EditOutcome> unknown(EditRequest request) {
    if (random.nextBoolean()) {
      told.add("  committed " + bench.site.committed(request));
    }
    return Optional.of(new EditOutcome.Unknown(request.id(), "no answer"));
  }

  private <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  /** What was done, for a person to find out what went wrong. */
  String story() {
    var story = new StringBuilder(String.join("\n", told));
    List<String> texts = bench.site.committed();
    for (int at = 0; at < texts.size(); at++) {
      story.append("\nrevision ").append(at + 1).append(' ').append(bench.site.hosts().get(at));
      story.append(' ').append(fields(texts.get(at)));
    }
    bench
        .site
        .requests()
        .forEach(
            request ->
                story
                    .append("\nsent over ")
                    .append(request.base())
                    .append(' ')
                    .append(fields(new String(request.text().bytes(), StandardCharsets.UTF_8))));
    return story.toString();
  }

  private static String fields(String text) {
    var found = new StringBuilder();
    for (String guest : Sites.guests(text)) {
      found.append(guest).append('=').append(Sites.field(text, guest, "memory"));
      found.append('/').append(Sites.field(text, guest, "description")).append(' ');
    }
    return found + String.valueOf(Sites.comments(text));
  }

  void check() {
    List<String> texts = kept();
    editor.saved().values().forEach(edit -> assertKept(edit, others(edit, texts)));
    assertNothingUndone();
    assertThat(bench.hidden()).as("hidden files").isEmpty();
    assertThat(bench.site.head())
        .matches(text -> SiteReader.read("head", text) instanceof SiteReading.Read, "a site");
    if (bench.state().standing() == CopyState.Standing.CLEAN) {
      assertThat(bench.text()).isEqualTo(bench.site.head());
    } else {
      assertThat(bench.error()).as("reason").isNotEmpty();
    }
    if (!bench.rejected().isEmpty()) {
      assertThat(bench.error()).contains("site.xml.rejected-");
    }
  }

  /** What others may have changed since counts where it was committed. */
  private List<String> others(Editor.Edit edit, List<String> texts) {
    var more = new ArrayList<>(texts);
    if (edit.what().startsWith("c ")) {
      more.addAll(bench.site.committed());
    }
    return more;
  }

  private List<String> kept() {
    var texts = new ArrayList<String>();
    texts.add(bench.site.head());
    texts.add(bench.text());
    bench.rejected().forEach(path -> texts.add(Bench.text(path)));
    return texts;
  }

  private static void assertKept(Editor.Edit edit, List<String> texts) {
    boolean found = texts.stream().anyMatch(text -> holds(text, edit));
    assertThat(found).as("kept somewhere: %s", edit).isTrue();
  }

  private static boolean holds(String text, Editor.Edit edit) {
    if (edit.knew().isEmpty()) {
      return text.contains("<!-- " + edit.value() + " -->");
    }
    String[] field = edit.what().split(" ", -1);
    return Sites.field(text, field[0], field[1]).equals(edit.value());
  }

  /** What this host committed changed nothing but what its admin changed, and knew. */
  private void assertNothingUndone() {
    List<String> texts = bench.site.committed();
    List<String> hosts = bench.site.hosts();
    Map<String, Editor.Edit> mine = new HashMap<>();
    editor.made().forEach(edit -> mine.put(edit.what() + "=" + edit.value(), edit));
    for (int at = 1; at < texts.size(); at++) {
      if (hosts.get(at).equals("h1")) {
        assertMine(texts.get(at - 1), texts.get(at), mine);
      }
    }
  }

  private static void assertMine(String before, String after, Map<String, Editor.Edit> mine) {
    assertThat(Sites.guests(after)).isEqualTo(Sites.guests(before));
    assertThat(Sites.comments(after)).containsAll(Sites.comments(before));
    for (String guest : Sites.guests(after)) {
      for (String field : FIELDS) {
        String old = Sites.field(before, guest, field);
        String now = Sites.field(after, guest, field);
        if (!old.equals(now)) {
          Editor.Edit edit = mine.get(guest + " " + field + "=" + now);
          assertThat(edit).as("%s %s: %s -> %s", guest, field, old, now).isNotNull();
          boolean own = mine.containsKey(guest + " " + field + "=" + old);
          assertThat(own || knew(edit, old, mine) || isFirst(old))
              .as("%s %s: %s -> %s, knew %s", guest, field, old, now, edit.knew())
              .isTrue();
        }
      }
    }
  }

  /** Whether the admin had the value before, maybe several edits before. */
  private static boolean knew(Editor.Edit edit, String value, Map<String, Editor.Edit> mine) {
    Editor.Edit before = edit;
    while (before != null && !before.knew().equals(value)) {
      before = mine.get(before.what() + "=" + before.knew());
    }
    return before != null;
  }

  private static boolean isFirst(String value) {
    return value.equals("100MiB") || value.equals("d");
  }
}
