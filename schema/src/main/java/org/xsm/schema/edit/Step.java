package org.xsm.schema.edit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.diff.Change;

/**
 * What one edit makes of a text: a value.
 *
 * @param text null where nothing had to change
 */
record Step(@Nullable String text, List<Change> changes) {
  static final Step NOTHING = new Step(null, List.of());

  Step {
    changes = List.copyOf(changes);
  }

  static Step of(Draft draft, List<Patch> patches, Change change) {
    return patches.isEmpty()
        ? NOTHING
        : new Step(Patch.apply(draft.text(), patches), List.of(change));
  }
}
