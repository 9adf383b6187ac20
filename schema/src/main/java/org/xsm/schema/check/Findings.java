package org.xsm.schema.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.xsm.schema.Places;
import org.xsm.schema.Position;
import org.xsm.schema.Problem;

/** Collects what the checks find, up to a bound: a value that grows. */
final class Findings {
  private static final int MOST = 1_000;
  private static final int COLLECTED = 20_000;

  private final Places places;
  private final List<Problem> problems = new ArrayList<>();
  private int more;

  Findings(Places places) {
    this.places = places;
  }

  void error(String rule, Object thing, String name, String message) {
    add(Problem.error(rule, places.file(), places.of(thing, name), message));
  }

  void error(String rule, Object thing, String message) {
    add(Problem.error(rule, places.file(), places.of(thing), message));
  }

  void warning(String rule, Object thing, String name, String message) {
    add(Problem.warning(rule, places.file(), places.of(thing, name), message));
  }

  void warning(String rule, Object thing, String message) {
    add(Problem.warning(rule, places.file(), places.of(thing), message));
  }

  /** The line that a thing stands on, for messages that point at a second place. */
  int line(Object thing) {
    return places.of(thing).line();
  }

  /** The line of an attribute or child of a thing. */
  int line(Object thing, String name) {
    return places.of(thing, name).line();
  }

  /** Whether the text says it, rightly or wrongly, as an attribute or a child of a thing. */
  boolean says(Object thing, String name) {
    return places.says(thing, name);
  }

  /** Whether an attribute was refused already, so that the thing has a default in its place. */
  boolean isUnfit(Object thing, String attribute) {
    return places.isUnfit(thing, attribute);
  }

  /** In the order of the file, each once; of too many the first ones, and how many more. */
  List<Problem> problems() {
    Collections.sort(problems);
    List<Problem> distinct = problems.stream().distinct().toList();
    if (distinct.size() <= MOST) {
      return distinct;
    }
    var first = new ArrayList<>(distinct.subList(0, MOST));
    Position from = distinct.get(MOST).position();
    int left = distinct.size() - MOST + more;
    first.add(
        Problem.error(
            "more", places.file(), from, "and " + left + " more problems; mend these first"));
    return List.copyOf(first);
  }

  private void add(Problem problem) {
    if (problems.size() < COLLECTED) {
      problems.add(problem);
    } else {
      more++;
    }
  }
}
