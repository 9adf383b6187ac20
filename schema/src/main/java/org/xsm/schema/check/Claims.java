package org.xsm.schema.check;

import java.util.HashMap;
import java.util.Map;
import org.xsm.schema.Thing;

/**
 * Who has what nobody else may have: a value that grows. Whoever comes second is reported; a second
 * user of a config's one line is reported there, once.
 */
final class Claims {
  private final Findings findings;
  private final String rule;
  private final Map<Object, Claim> claims = new HashMap<>();
  private final Once once = new Once();

  Claims(Findings findings, String rule) {
    this.findings = findings;
    this.rule = rule;
  }

  /**
   * One who has it.
   *
   * @param place the thing whose attribute says so
   * @param label what messages call it: mac=
   * @param value what stands behind that
   */
  record Claim(Thing owner, Object place, String attribute, String label, Object value) {
    Claim(Thing owner, Object place, String attribute, Object value) {
      this(owner, place, attribute, attribute + "=", value);
    }

    String user() {
      return Names.of(owner);
    }

    String text() {
      return label + "\"" + value + "\"";
    }
  }

  void claim(Object what, Claim claim, String advice) {
    Claim first = claims.putIfAbsent(what, claim);
    if (first == null) {
      return;
    }
    boolean isShared = isOne(first.place(), claim.place()) && !isOne(first.owner(), claim.owner());
    if (!isShared || once.isFirst(claim.place(), rule)) {
      findings.error(rule, claim.place(), claim.attribute(), message(first, claim, advice));
    }
  }

  /** Things are told apart by instance, as their places are: two may be written alike. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isOne(Object thing, Object other) {
    return thing == other;
  }

  private String message(Claim first, Claim second, String advice) {
    if (!isOne(first.place(), second.place())) {
      return Sentence.of(
          "%s of %s is also that of %s in line %d; %s",
          second.text(),
          second.user(),
          first.user(),
          findings.line(first.place(), first.attribute()),
          advice);
    }
    return isOne(first.owner(), second.owner())
        ? Sentence.of("%s stands twice at %s; take one out", second.text(), second.user())
        : Sentence.of(
            "%s is that of both %s and %s; %s", second.text(), first.user(), second.user(), advice);
  }
}
