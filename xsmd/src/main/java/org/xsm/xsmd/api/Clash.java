package org.xsm.xsmd.api;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.merge.Conflict;

/**
 * A conflict of two edits in the form that it is answered in: a value.
 *
 * @param sentence all of it, for a person
 */
record Clash(
    String path, String field, @Nullable String base, Side mine, Side theirs, String sentence) {
  /** What one of the two does. */
  record Side(String does, String value, String label, String file, int line, int column) {
    static Side of(Conflict.Claim claim) {
      return new Side(
          claim.does().name().toLowerCase(Locale.ROOT),
          claim.value(),
          claim.label(),
          claim.file(),
          claim.position().line(),
          claim.position().column());
    }
  }

  static Clash of(Conflict conflict) {
    return new Clash(
        conflict.path(),
        conflict.field(),
        conflict.base(),
        Side.of(conflict.mine()),
        Side.of(conflict.theirs()),
        conflict.toString());
  }
}
