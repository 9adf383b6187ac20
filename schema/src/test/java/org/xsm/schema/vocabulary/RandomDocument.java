package org.xsm.schema.vocabulary;

import java.util.List;
import java.util.SplittableRandom;
import org.xsm.schema.xml.XmlEscape;

/** Writes documents that are right, made from nothing but the vocabulary and chance. */
final class RandomDocument {
  private final Vocabulary vocabulary;
  private final SplittableRandom random;
  private final StringBuilder text = new StringBuilder();
  private int number;

  private RandomDocument(Vocabulary vocabulary, long seed) {
    this.vocabulary = vocabulary;
    this.random = new SplittableRandom(seed);
  }

  static String of(Vocabulary vocabulary, long seed) {
    var document = new RandomDocument(vocabulary, seed);
    document.element(vocabulary.root(), 0);
    return document.text.toString();
  }

  private void element(ElementKind element, int depth) {
    text.append("  ".repeat(depth)).append('<').append(element.name());
    if (depth == 0 && !vocabulary.namespace().isEmpty()) {
      text.append(" xmlns=\"").append(vocabulary.namespace()).append('"');
    }
    element.type().attributes().forEach(attribute -> attribute(element, attribute));
    text.append(">");
    content(element.type(), depth);
    text.append("</").append(element.name()).append(">\n");
  }

  private void attribute(ElementKind element, AttributeKind attribute) {
    boolean key = element.key().filter(attribute.name()::equals).isPresent();
    if (!attribute.required() && random.nextInt(4) != 0) {
      return;
    }
    String value = key ? Samples.one(attribute.value(), ++number) : any(attribute);
    text.append(' ').append(attribute.name()).append("=\"");
    text.append(XmlEscape.attribute(value, '"')).append('"');
  }

  private String any(AttributeKind attribute) {
    String value = Samples.any(attribute.value(), random);
    return attribute.required() && value.isBlank() ? any(attribute) : value;
  }

  private void content(TypeKind type, int depth) {
    type.text().ifPresent(kind -> text.append(XmlEscape.text(Samples.any(kind, random))));
    if (type.open()) {
      text.append("any <x xmlns=\"urn:any\" a=\"1\"/> thing");
    }
    List<ElementKind> children = List.copyOf(type.children());
    if (children.isEmpty()) {
      return;
    }
    text.append('\n');
    for (ElementKind child : children) {
      int most = child.once() ? 2 : 4;
      int times = Math.max(child.required() ? 1 : 0, random.nextInt(most));
      for (int i = 0; i < times; i++) {
        element(child, depth + 1);
      }
    }
    text.append("  ".repeat(depth));
  }
}
