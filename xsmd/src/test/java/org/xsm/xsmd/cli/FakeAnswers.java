package org.xsm.xsmd.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers of a daemon that are always the same: values. */
final class FakeAnswers {
  static final Map<String, Object> TOKENS =
      Map.of(
          "tokens",
          List.of(
              Map.of(
                  "id", "5f3a",
                  "host", "h4",
                  "author", "root@h1",
                  "created", "2026-11-25T11:00:00Z",
                  "expires", "2026-11-25T12:30:00Z")));

  static final Map<String, Object> AUDIT =
      Map.of(
          "lines",
          List.of(
              Map.of(
                  "number", 7,
                  "time", "2026-11-25T11:00:00Z",
                  "who", "root@h1",
                  "what", "edit",
                  "about", "revision 2",
                  "result", "committed",
                  "hash", "77")));

  private FakeAnswers() {}

  static Map<String, Object> token(Fields said) {
    Map<String, Object> token = new LinkedHashMap<>();
    token.put("id", "5f3a");
    token.put("token", "5f3a.c2VjcmV0");
    token.put("host", said.text("host").isEmpty() ? null : said.text("host"));
    token.put("expires", "2026-11-25T13:00:00Z");
    return token;
  }

  static Map<String, Object> plan(Fields said) {
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("position", FakeSite.position(41));
    plan.put("highest", "h3 with 1/41");
    plan.put("reachable", List.of("h3"));
    plan.put("dead", said.list("dead"));
    plan.put("warnings", List.of("edits after index 41 may have been acknowledged by the dead"));
    plan.put("needsRecoveryKey", said.texts("dead").contains("h9"));
    plan.put("confirmation", FakeSite.SENTENCE);
    return plan;
  }
}
