package org.xsm.xsmd.edit;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The revisions before the head, as far as they are kept. Asked by the thread that judges, and only
 * where an edit needs it: for the base of an edit whose base is old, and for those that came since
 * where the two contradict each other. It may block.
 */
public interface Past {
  /** Where nothing is kept. */
  Past NONE = number -> Optional.empty();

  /** The revision of that number and its text, if both are kept. */
  Optional<RevisionText> revision(long number);

  /** A past that is at hand. */
  static Past of(RevisionText... revisions) {
    Map<Long, RevisionText> kept =
        Stream.of(revisions)
            .collect(Collectors.toUnmodifiableMap(RevisionText::number, Function.identity()));
    return number -> Optional.ofNullable(kept.get(number));
  }
}
