package org.xsm.schema.diff;

import java.util.HashMap;
import java.util.Map;
import org.xsm.schema.vocabulary.AttributeKind;
import org.xsm.schema.vocabulary.ElementKind;
import org.xsm.schema.vocabulary.TypeKind;
import org.xsm.schema.vocabulary.Vocabulary;

/** What fields come to when nobody writes them, by the vocabulary: a decision. */
final class Defaults {
  private static final Map<String, String> TEXTS = texts();

  private Defaults() {}

  static boolean isDefault(String kind, String field, String text) {
    return text.equals(TEXTS.get(kind + " " + field));
  }

  private static Map<String, String> texts() {
    var texts = new HashMap<String, String>();
    for (TypeKind type : Vocabulary.site().types()) {
      for (ElementKind child : type.children()) {
        for (AttributeKind attribute : child.type().attributes()) {
          attribute
              .defaultValue()
              .ifPresent(
                  text ->
                      texts.put(
                          child.name() + " " + attribute.name(),
                          attribute.value().canonical(text)));
        }
      }
    }
    return texts;
  }
}
