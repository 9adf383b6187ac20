package org.xsm.xsmd.replica.copy;

import java.util.List;

/** What a saved text was made from: a value. */
sealed interface Finding {
  /** One text, beyond doubt. */
  record Known(Basis basis) implements Finding {}

  /**
   * The text is one that stood in the file before: somebody goes back to it, or an editor wrote
   * what it had loaded long ago.
   */
  record Former(Basis basis) implements Finding {}

  /** It may have been one or another, and that makes a difference. The newest first. */
  record Unclear(List<Basis> candidates) implements Finding {
    public Unclear {
      candidates = List.copyOf(candidates);
    }
  }
}
