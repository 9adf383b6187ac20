package org.xsm.xsmd.cli;

import java.nio.file.Path;

/**
 * What a verb works with: a value. {@code paint} is for its results, {@code notePaint} for notes.
 */
record Session(
    Surroundings surroundings,
    Programs programs,
    Home home,
    Documents documents,
    boolean json,
    Paint paint,
    Paint notePaint) {
  static Session of(
      Surroundings surroundings, Programs programs, Home home, boolean json, ColorWhen color) {
    return new Session(
        surroundings,
        programs,
        home,
        new Documents(surroundings),
        json,
        new Paint(!json && color.paints(surroundings, surroundings.outIsTerminal())),
        new Paint(color.paints(surroundings, surroundings.errIsTerminal())));
  }

  /** Where a file named on the command line lies. */
  Path place(Path file) {
    return surroundings.directory().resolve(file);
  }

  /** The daemon that is meant; none is needed before this is asked. */
  Daemon daemon() {
    return Daemon.of(home, surroundings);
  }

  /** What is asked and said while a verb is at work. */
  Terminal terminal() {
    return new Terminal(surroundings, json);
  }
}
