package org.xsm.schema.check;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts values into a sentence, the same in every locale: a decision. */
final class Sentence {
  private Sentence() {}

  /** The form is that of {@link String#format}. */
  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency for one method
  static String of(String form, @Nullable Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
