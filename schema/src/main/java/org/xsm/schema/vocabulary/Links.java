package org.xsm.schema.vocabulary;

import java.util.List;
import java.util.Locale;

/** A decision: the places of the reference page, and how it points at them. */
final class Links {
  private Links() {}

  static String anchor(String element) {
    return "element-" + element.toLowerCase(Locale.ROOT);
  }

  static String anchor(ValueKind kind) {
    return "value-" + kind.name().toLowerCase(Locale.ROOT);
  }

  static String anchor(TypeKind shared) {
    return "shared-" + shared.name().toLowerCase(Locale.ROOT);
  }

  static String element(String name) {
    return "[`<" + name + ">`](#" + anchor(name) + ")";
  }

  static String shared(String heading, TypeKind type) {
    return "[" + heading.toLowerCase(Locale.ROOT) + "](#" + anchor(type) + ")";
  }

  static String value(ValueKind kind) {
    return "[" + kind.name() + "](#" + anchor(kind) + ")";
  }

  /** What an attribute takes: its words, or the kind of its value. */
  static String taken(ValueKind kind) {
    if (kind.name().isEmpty()) {
      return "`" + kind.write().replace(" or ", "` or `") + "`";
    }
    List<String> words = kind.choices().stream().map(choice -> "`" + choice.word() + "`").toList();
    return words.isEmpty() ? value(kind) : "[" + Sentence.or(words) + "](#" + anchor(kind) + ")";
  }
}
