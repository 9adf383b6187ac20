package org.xsm.schema.diff;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.RawDomain;
import org.xsm.schema.Word;

/** Values of a site as one line of text, in canonical form: a decision. */
final class Values {
  private Values() {}

  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Collection<?> values ->
          values.stream().map(Values::text).collect(Collectors.joining(" "));
      case Word word -> word.word();
      case RawDomain domain -> domain.xml().strip();
      default -> value.toString();
    };
  }
}
