package org.xsm.schema.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.xsm.schema.Places;
import org.xsm.schema.Position;
import org.xsm.schema.Problem;

/** Collects what the checks find: a value that grows. */
final class Findings {
  private final Places places;
  private final List<Problem> problems = new ArrayList<>();

  Findings(Places places) {
    this.places = places;
  }

  void error(String rule, Object thing, String attribute, String message) {
    problems.add(Problem.error(rule, places.file(), places.of(thing, attribute), message));
  }

  void error(String rule, Object thing, String message) {
    problems.add(Problem.error(rule, places.file(), places.of(thing), message));
  }

  void warning(String rule, Object thing, String attribute, String message) {
    problems.add(Problem.warning(rule, places.file(), places.of(thing, attribute), message));
  }

  /** The line that a thing stands on, for messages that point at a second place. */
  int line(Object thing) {
    Position position = places.of(thing);
    return position.line();
  }

  List<Problem> problems() {
    Collections.sort(problems);
    return List.copyOf(problems);
  }
}
