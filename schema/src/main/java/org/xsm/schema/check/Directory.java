package org.xsm.schema.check;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Nearest;
import org.xsm.schema.Thing;

/**
 * The names that a site gives to things of one kind, and what to say of a name that it gives to
 * none: a decision. Remembers what it said, so that one mistake made often costs its search once.
 */
final class Directory<T extends Thing> {
  /** So many comparisons are made to find what was meant; after that, names are only listed. */
  private static final int BUDGET = 200_000;

  private final String kind;
  private final Map<String, T> things = new LinkedHashMap<>();
  private final Map<String, T> renamed = new HashMap<>();
  private final Set<String> before = new HashSet<>();
  private final Map<String, String> advice = new HashMap<>();
  private int compared;

  /**
   * @param kind as messages call one of them
   * @param was the name that a thing says it had before
   */
  Directory(
      String kind,
      List<T> now,
      List<T> before,
      Function<T, String> name,
      Function<T, @Nullable String> was) {
    this.kind = kind;
    for (T thing : now) {
      things.putIfAbsent(name.apply(thing), thing);
      String former = was.apply(thing);
      if (former != null) {
        renamed.putIfAbsent(former, thing);
      }
    }
    before.forEach(thing -> this.before.add(name.apply(thing)));
  }

  static <T extends Thing> Directory<T> of(String kind, List<T> now, List<T> before) {
    return new Directory<>(kind, now, before, Thing::key, thing -> null);
  }

  Optional<T> find(@Nullable String name) {
    return Optional.ofNullable(things.get(name));
  }

  Collection<T> things() {
    return things.values();
  }

  boolean isEmpty() {
    return things.isEmpty();
  }

  /**
   * Reports a name that nothing has, at the attribute that says it.
   *
   * @param user who names it, as messages call that
   */
  void require(
      Findings findings,
      @Nullable String name,
      Supplier<String> user,
      Object place,
      String attribute) {
    if (name == null || things.containsKey(name) || !isName(name)) {
      return;
    }
    findings.error("unknown-" + kind, place, attribute, message(findings, name, user.get(), place));
  }

  /** What is no name at all is for the structure check to report. */
  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-/@+".indexOf(c) >= 0);
  }

  private String message(Findings findings, String name, String user, Object place) {
    T now = renamed.get(name);
    if (now != null) {
      return Sentence.of(
          "%s %s is now called %s (line %d), but %s still names it by its old name; write %s",
          kind, name, now.key(), findings.line(now), user, now.key());
    }
    if (before.contains(name)) {
      return Sentence.of(
              "%s %s is taken away by this edit, but %s in line %d still names it; take it out"
                  + " there",
              kind, name, user, findings.line(place))
          + " too, or keep the "
          + kind;
    }
    return Sentence.of(
        "%s names %s %s, but there is none; %s",
        user, kind, name, advice.computeIfAbsent(name, this::advise));
  }

  private String advise(String name) {
    if (things.isEmpty()) {
      return Sentence.of(
          "the site has no %s at all: write <%s name=\"%s\" …/> first", kind, kind, name);
    }
    Optional<String> nearest = Optional.empty();
    if (compared < BUDGET) {
      compared += things.size();
      nearest = Nearest.to(name, things.keySet()).filter(near -> !isCountedOn(name, near));
    }
    return nearest
        .map(near -> "did you mean " + near + "?")
        .orElseGet(
            () ->
                (things.size() == 1 ? "there is only " : "there are ")
                    + Names.list(things.keySet()));
  }

  /** Whether two names differ in their number alone, as h4 and h1: a guess would be chance. */
  private static boolean isCountedOn(String name, String near) {
    return name.length() == near.length() && stem(name).equals(stem(near));
  }

  private static String stem(String name) {
    int end = name.length();
    while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(0, end);
  }
}
