package org.xsm.xsmd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.merge.Conflict;
import org.xsm.schema.merge.Merge;
import org.xsm.schema.merge.MergeResult;
import org.xsm.schema.merge.Side;

/** A site in memory, as a daemon shows it: a resource. One thread at a time. */
final class FakeSite {
  static final String SENTENCE = "I know that they are off";
  private static final String HASH =
      "3b7c9e12f0aa4d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f6";
  private static final int LIMIT = 5;

  private final List<byte[]> texts = new ArrayList<>();
  private final List<String> messages = new ArrayList<>();
  private final Map<String, Long> behind = new LinkedHashMap<>();
  private int affected;
  private boolean majority = true;

  /** An answer: a status of HTTP and an object, or a text. */
  record Answered(int status, Object body) {}

  FakeSite(String first) {
    commit(first.getBytes(UTF_8), "founded");
  }

  synchronized void commit(byte[] text, String message) {
    texts.add(text);
    messages.add(message);
  }

  synchronized void commit(String text) {
    commit(text.getBytes(UTF_8), "an edit of theirs");
  }

  synchronized void affects(int guests) {
    affected = guests;
  }

  synchronized void losesItsMajority() {
    majority = false;
  }

  /** A host stays at a revision. */
  synchronized void isBehind(String host, long revision) {
    behind.put(host, revision);
  }

  synchronized long head() {
    return texts.size();
  }

  synchronized String text() {
    return new String(texts.getLast(), UTF_8);
  }

  synchronized byte @Nullable [] text(long revision) {
    return revision < 1 || revision > texts.size() ? null : texts.get((int) revision - 1);
  }

  synchronized String message() {
    return messages.getLast();
  }

  synchronized Answered put(byte[] text, long base, String message, int allowed, boolean dryRun) {
    if (!majority) {
      return error(503, "no-majority", "h2 and h3 are out of reach since 12:00");
    }
    byte[] from = text(base);
    if (from == null) {
      return error(409, "refused", "revision " + base + " is not known");
    }
    String mine = new String(text, UTF_8);
    MergeResult result =
        Merge.of(
            new Side.Text("base", new String(from, UTF_8), "the base"),
            new Side.Text("site.xml", mine, "yours"),
            new Side.Text("head", text(), "revision " + head() + " by root@h2"));
    return switch (result) {
      case MergeResult.Conflicts(var conflicts, var marked) -> conflict(conflicts, marked);
      case MergeResult.Refused(var problems) ->
          with(
              error(422, "invalid", "the text is no site"),
              "problems",
              problems.stream().map(JsonText::of).toList());
      case MergeResult.Merged(var merged) -> merged(merged, mine, message, allowed, dryRun);
    };
  }

  private Answered merged(String merged, String mine, String message, int allowed, boolean dryRun) {
    if (affected > Math.max(LIMIT, allowed)) {
      Answered error =
          error(
              409,
              "guarded",
              "it affects " + affected + ", more than " + LIMIT + "; --yes-affect " + affected);
      return with(with(error, "affected", affected), "limit", LIMIT);
    }
    if (merged.equals(text())) {
      return new Answered(200, Map.of("outcome", "unchanged", "revision", revision(head())));
    }
    Map<String, Object> done = new LinkedHashMap<>();
    done.put("outcome", dryRun ? "possible" : "committed");
    if (!dryRun) {
      commit(merged.getBytes(UTF_8), message);
      done.put("revision", revision(head()));
    }
    done.put("merged", !merged.equals(mine));
    done.put("changes", List.of("~ something"));
    done.put("warnings", List.of());
    done.put("affected", affected);
    done.put("onlyOn", List.of());
    return new Answered(200, done);
  }

  private Answered conflict(List<Conflict> conflicts, String marked) {
    Answered error = error(409, "conflict", "the edit and revision " + head() + " contradict");
    List<?> said = conflicts.stream().map(FakeSite::wire).toList();
    return with(with(with(error, "conflicts", said), "head", revision(head())), "text", marked);
  }

  private static Map<String, Object> wire(Conflict conflict) {
    Map<String, Object> wire = new LinkedHashMap<>();
    wire.put("path", conflict.path());
    wire.put("field", conflict.field());
    wire.put("base", conflict.base());
    wire.put("mine", wire(conflict.mine()));
    wire.put("theirs", wire(conflict.theirs()));
    return wire;
  }

  private static Map<String, Object> wire(Conflict.Claim claim) {
    return Map.of(
        "does", claim.does().name(),
        "value", claim.value(),
        "label", claim.label(),
        "file", claim.file(),
        "position", Map.of("line", claim.position().line(), "column", claim.position().column()));
  }

  static Answered error(int status, String kind, String sentence) {
    return new Answered(status, Map.of("error", sentence, "kind", kind));
  }

  private static Answered with(Answered answered, String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(Fields.of(answered.body()).all());
    more.put(name, value);
    return new Answered(answered.status(), more);
  }

  synchronized Map<String, Object> revision(long number) {
    Map<String, Object> revision = new LinkedHashMap<>();
    revision.put("number", number);
    revision.put("id", number % 10 + HASH.substring(1));
    revision.put("parent", number == 1 ? "0".repeat(64) : (number - 1) % 10 + HASH.substring(1));
    revision.put("text", HASH);
    revision.put("size", texts.get((int) number - 1).length);
    revision.put("author", "root");
    revision.put("host", "h2");
    revision.put(
        "time", String.format(Locale.ROOT, "2026-11-25T11:%02d:00Z", Math.min(59, number)));
    revision.put("message", messages.get((int) number - 1));
    return revision;
  }

  List<Map<String, Object>> revisions(int limit, long before) {
    var revisions = new ArrayList<Map<String, Object>>();
    for (long i = before == 0 ? head() : before - 1; i > 0 && revisions.size() < limit; i--) {
      revisions.add(revision(i));
    }
    return revisions;
  }

  synchronized Map<String, Object> status(String workingCopy) {
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("host", "h1");
    status.put("site", "small");
    status.put("siteId", "6f1c2b1e-9d9a-4c8e-b9be-1a2b3c4d5e6f");
    status.put("version", "0.1.0");
    status.put("protocol", 1);
    status.put("epoch", 1);
    status.put("position", position(40 + head()));
    status.put("revision", revision(head()));
    status.put("leader", majority ? "h2" : null);
    status.put("quorum", majority);
    status.put("quorumWhy", majority ? "" : "h2 and h3 are out of reach since 12:00");
    status.put("members", members());
    status.put("degraded", majority ? List.of() : List.of("nothing can be committed"));
    status.put("workingCopy", Map.of("path", workingCopy, "state", "clean", "message", ""));
    status.put("reconciling", List.of());
    return status;
  }

  synchronized List<Map<String, Object>> members() {
    var members = new ArrayList<Map<String, Object>>();
    for (int i = 1; i <= 3; i++) {
      String name = "h" + i;
      long revision = behind.getOrDefault(name, head());
      Map<String, Object> member = new LinkedHashMap<>();
      member.put("name", name);
      member.put("address", "10.0.0." + i);
      member.put("port", 7780);
      member.put("alive", majority || i == 1);
      member.put("since", "2026-11-25T09:00:00Z");
      member.put("voter", true);
      member.put("leader", majority && i == 2);
      member.put("position", position(40 + revision));
      member.put("revision", revision);
      member.put("version", "0.1.0");
      members.add(member);
    }
    return members;
  }

  static Map<String, Object> position(long index) {
    Map<String, Object> position = new LinkedHashMap<>();
    position.put("epoch", 1);
    position.put("index", index);
    position.put("hash", HASH);
    return position;
  }
}
