package org.xsm.schema.read;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Word;

/**
 * Turns the texts of the generated classes into values: a decision. A text that is not of its kind
 * was reported by the structure check before, so here it comes out as null or as the fallback.
 */
final class Texts {
  private Texts() {}

  static <T> @Nullable T maybe(@Nullable String text, Function<String, T> parse) {
    if (text == null) {
      return null;
    }
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException reported) {
      return null;
    }
  }

  static <T> T value(@Nullable String text, Function<String, T> parse, String fallback) {
    T value = maybe(text, parse);
    return value == null ? parse.apply(fallback) : value;
  }

  static <T> List<T> list(List<String> texts, Function<String, T> parse) {
    var values = new ArrayList<T>(texts.size());
    for (String text : texts) {
      T value = maybe(text, parse);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  static <E extends Enum<E> & Word> @Nullable E maybeWord(Class<E> type, @Nullable String text) {
    return text == null ? null : Word.of(type, text).orElse(null);
  }

  /** The first constant stands in for a word that is none. */
  static <E extends Enum<E> & Word> E word(Class<E> type, @Nullable String text) {
    E constant = maybeWord(type, text);
    return constant == null ? type.getEnumConstants()[0] : constant;
  }

  /** A required text; the structure check reports one that is missing. */
  static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
