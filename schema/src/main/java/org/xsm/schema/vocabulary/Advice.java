package org.xsm.schema.vocabulary;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlElement;

/**
 * The sentences on names that do not fit a vocabulary, with what was probably meant: a decision.
 */
public final class Advice {
  private static final int FEW = 15;
  private static final int FEW_HOMES = 4;
  private static final int SHORT = 40;

  private final Vocabulary vocabulary;

  public Advice(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** What is wrong with a root; empty when it is the right one. */
  Optional<String> toRoot(XmlElement root) {
    String name = vocabulary.root().name();
    if (root.name().equals(name) && root.namespace().equals(vocabulary.namespace())) {
      return Optional.empty();
    }
    if (root.name().equals("XSMConfig") && root.namespace().isEmpty()) {
      return Optional.of(
          "this is a file of the old XSM; xsm convert turns it into a site file, which begins "
              + opening());
    }
    if (root.name().equals("site") && !name.equals("site")) {
      return Optional.of("this is a site file already; there is nothing to convert");
    }
    return Optional.of(
        root.name().equals(name)
            ? tag(name) + " is in " + namespace(root) + "; write " + opening()
            : "the file begins with " + tag(root.qualifiedName()) + "; write " + opening());
  }

  private String opening() {
    String name = vocabulary.root().name();
    return vocabulary.namespace().isEmpty()
        ? tag(name)
        : "<" + name + " xmlns=\"" + vocabulary.namespace() + "\">";
  }

  private static String namespace(XmlElement element) {
    return element.namespace().isEmpty()
        ? "no namespace"
        : "the namespace " + Quoted.of(element.namespace());
  }

  String toForeign(XmlElement element) {
    String start = tag(element.qualifiedName()) + " is in " + namespace(element) + "; ";
    if (vocabulary.namespace().isEmpty()) {
      return start + "only elements in no namespace stand here";
    }
    List<String> open = elements(type -> type.open());
    return start
        + "only elements of "
        + vocabulary.namespace()
        + " stand here"
        + (open.isEmpty() ? "" : ", and foreign ones in " + Sentence.or(open));
  }

  String toUnknown(ElementKind around, XmlElement element) {
    return toUnknownElement(around, element.name(), element.text());
  }

  /** On an element with a text in it that may not stand in another. */
  public String toUnknownElement(ElementKind around, String name, String text) {
    TypeKind type = around.type();
    List<String> legal = type.children().stream().map(ElementKind::name).toList();
    List<String> attributes = type.attributes().stream().map(AttributeKind::name).toList();
    String unknown = tag(name) + " is not known inside " + tag(around.name()) + "; ";
    if (type.attribute(name).isPresent()) {
      return unknown + "write it as an attribute: " + asAttribute(type, name, text);
    }
    List<String> homes = elements(home -> home.child(name).isPresent());
    if (!homes.isEmpty()) {
      return tag(name)
          + " does not stand in "
          + tag(around.name())
          + "; it belongs in "
          + Sentence.or(homes);
    }
    Optional<String> meant = Synonyms.meant(name, legal);
    if (meant.isPresent()) {
      return unknown + "did you mean " + tag(meant.get()) + "?";
    }
    Optional<String> attribute = Synonyms.meant(name, attributes);
    if (attribute.isPresent()) {
      return unknown + "write it as an attribute: " + asAttribute(type, attribute.get(), text);
    }
    if (legal.isEmpty()) {
      return unknown + (type.text().isEmpty() ? "nothing stands in it" : "only text stands in it");
    }
    return unknown
        + "what may stand there is "
        + Sentence.or(legal.stream().map(Advice::tag).toList());
  }

  private static String asAttribute(TypeKind type, String name, String written) {
    String text = Whitespace.collapse(written);
    boolean fits =
        !text.isEmpty()
            && text.length() <= SHORT
            && type.attribute(name).flatMap(kind -> kind.value().objection(text)).isEmpty();
    return name + "=" + (fits ? Quoted.of(text) : "\"…\"");
  }

  /** The attribute that somebody meant who wrote one that is none. */
  Optional<String> meant(TypeKind type, XmlAttribute attribute) {
    return meant(type, attribute.name());
  }

  private static Optional<String> meant(TypeKind type, String attribute) {
    return Synonyms.meant(attribute, type.attributes().stream().map(AttributeKind::name).toList());
  }

  String toUnknown(XmlElement element, TypeKind type, XmlAttribute attribute) {
    return toUnknownAttribute(element.name(), type, attribute.name());
  }

  /** On an attribute that an element may not have. */
  public String toUnknownAttribute(String element, TypeKind type, String name) {
    String start = name + " is not an attribute of " + tag(element) + "; ";
    if (type.child(name).isPresent()) {
      return start + "write it as an element: " + tag(name);
    }
    Optional<String> meant = meant(type, name);
    if (meant.isPresent()) {
      return start + "did you mean " + meant.get() + "?";
    }
    Optional<String> child =
        Synonyms.meant(name, type.children().stream().map(ElementKind::name).toList());
    if (child.isPresent()) {
      return start + "write it as an element: " + tag(child.get());
    }
    List<String> homes = elements(home -> home.attribute(name).isPresent());
    if (!homes.isEmpty() && homes.size() <= FEW_HOMES) {
      return start + "it belongs to " + Sentence.or(homes);
    }
    List<String> legal = type.attributes().stream().map(AttributeKind::name).sorted().toList();
    if (legal.isEmpty()) {
      return start + "it has none";
    }
    return legal.size() <= FEW
        ? start + "what it may have is " + Sentence.or(legal)
        : start + "see docs/site-reference.md for the " + legal.size() + " that it may have";
  }

  /** The elements whose content is such, in the order of the schema. */
  private List<String> elements(Predicate<TypeKind> such) {
    return Stream.concat(
            Stream.of(vocabulary.root()),
            vocabulary.types().stream().flatMap(type -> type.children().stream()))
        .filter(element -> such.test(element.type()))
        .map(ElementKind::name)
        .distinct()
        .map(Advice::tag)
        .toList();
  }

  private static String tag(String name) {
    return "<" + name + ">";
  }
}
