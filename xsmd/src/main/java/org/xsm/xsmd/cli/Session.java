package org.xsm.xsmd.cli;

import java.nio.file.Path;

/**
 * What a verb works with: a value. {@code paint} is for its results, {@code notePaint} for notes.
 */
record Session(
    Surroundings surroundings, Documents documents, boolean json, Paint paint, Paint notePaint) {
  static Session of(Surroundings surroundings, boolean json, ColorWhen color) {
    return new Session(
        surroundings,
        new Documents(surroundings),
        json,
        new Paint(!json && color.paints(surroundings, surroundings.outIsTerminal())),
        new Paint(color.paints(surroundings, surroundings.errIsTerminal())));
  }

  /** Where a file named on the command line lies. */
  Path place(Path file) {
    return surroundings.directory().resolve(file);
  }
}
