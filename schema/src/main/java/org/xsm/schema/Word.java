package org.xsm.schema;

import java.util.Locale;
import java.util.Optional;

/**
 * A word of the vocabulary: an enumeration value, written in the file in lower case with dashes.
 */
public interface Word {
  String name();

  /** As it stands in the file. */
  default String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant that is written so. */
  static <E extends Enum<E> & Word> Optional<E> of(Class<E> type, String word) {
    for (E constant : type.getEnumConstants()) {
      if (constant.word().equals(word)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }
}
