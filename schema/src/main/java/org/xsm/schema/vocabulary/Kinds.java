package org.xsm.schema.vocabulary;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlElement;

/**
 * What each element of a document is by a vocabulary: a value. An element that the vocabulary does
 * not know at its place has no kind, nor has what is in it or in a piece of another format.
 */
public final class Kinds {
  private final Vocabulary vocabulary;
  private final @Nullable ElementKind[] kinds;

  private Kinds(Vocabulary vocabulary, @Nullable ElementKind[] kinds) {
    this.vocabulary = vocabulary;
    this.kinds = kinds;
  }

  public static Kinds of(XmlDocument document, Vocabulary vocabulary) {
    var kinds = new @Nullable ElementKind[document.elements().size()];
    for (XmlElement element : document.elements()) {
      kinds[element.index()] = kind(vocabulary, kinds, element);
    }
    return new Kinds(vocabulary, kinds);
  }

  private static @Nullable ElementKind kind(
      Vocabulary vocabulary, @Nullable ElementKind[] kinds, XmlElement element) {
    if (!element.namespace().equals(vocabulary.namespace())) {
      return null;
    }
    XmlElement parent = element.parent();
    if (parent == null) {
      ElementKind root = vocabulary.root();
      return root.name().equals(element.name()) ? root : null;
    }
    ElementKind around = kinds[parent.index()];
    return around == null ? null : around.type().child(element.name()).orElse(null);
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  public Optional<ElementKind> of(XmlElement element) {
    return Optional.ofNullable(kinds[element.index()]);
  }
}
