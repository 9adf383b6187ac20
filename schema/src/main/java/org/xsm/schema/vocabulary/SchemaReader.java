package org.xsm.schema.vocabulary;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlElement;
import org.xsm.schema.xml.XmlLimits;
import org.xsm.schema.xml.XmlReader;
import org.xsm.schema.xml.XmlReading;

/**
 * A decision: the vocabulary that an XML Schema says. Reads one global element, complex types with
 * attributes and children, by extension too, and simple types by restriction and list; {@link
 * SchemaSubset} sees to it that there is nothing else.
 */
final class SchemaReader {
  private final XmlElement schema;
  private final Map<String, XmlElement> complex = new LinkedHashMap<>();
  private final Map<String, TypeKind> types = new LinkedHashMap<>();
  private final ValueReader values = new ValueReader();

  private SchemaReader(XmlElement schema) {
    this.schema = schema;
  }

  static Vocabulary read(String name, String text) {
    switch (XmlReader.read(name, text, XmlLimits.DEFAULT)) {
      case XmlReading.Read(var document) -> {
        SchemaSubset.check(document);
        return new SchemaReader(document.root()).vocabulary();
      }
      case XmlReading.Refused(var problems) ->
          throw new IllegalStateException("cannot read a schema: " + problems.getFirst());
    }
  }

  private Vocabulary vocabulary() {
    XmlElement root = null;
    for (XmlElement declared : schema.children()) {
      switch (declared.name()) {
        case "element" -> root = declared;
        case "complexType" -> complex.put(said(declared, "name"), declared);
        case "simpleType" -> values.declare(declared);
        default -> {}
      }
    }
    if (root == null) {
      throw new IllegalStateException("a schema without a global element");
    }
    ElementKind top = element(root, false, false);
    complex.keySet().forEach(this::type);
    return new Vocabulary(
        or(schema, "targetNamespace", ""), documentation(schema), top, values.named(), types);
  }

  private TypeKind type(String name) {
    TypeKind known = types.get(name);
    if (known != null) {
      return known;
    }
    XmlElement declared = complex.get(name);
    if (declared == null) {
      var plain = new TypeKind(name, "");
      plain.holds(values.kind(name));
      return plain;
    }
    var type = new TypeKind(name, documentation(declared));
    types.put(name, type);
    fill(type, declared);
    return type;
  }

  private void fill(TypeKind type, XmlElement declared) {
    for (XmlElement part : declared.children()) {
      switch (part.name()) {
        case "complexContent", "simpleContent" -> fill(type, part);
        case "extension" -> extend(type, part);
        case "attribute" -> type.add(attribute(part));
        case "choice" -> part.children().forEach(child -> type.add(element(child, false, false)));
        case "all" -> part.children().forEach(child -> type.add(counted(child)));
        case "sequence" -> sequence(type, part);
        default -> {}
      }
    }
  }

  private void extend(TypeKind type, XmlElement extension) {
    String base = said(extension, "base");
    fill(type, extension);
    if (complex.containsKey(base)) {
      type.extend(type(base));
    } else {
      type.holds(values.kind(base));
    }
  }

  private void sequence(TypeKind type, XmlElement sequence) {
    for (XmlElement part : sequence.children()) {
      if (part.name().equals("any")) {
        type.opens();
      } else {
        type.add(counted(part));
        type.orders();
      }
    }
  }

  /** An element of a sequence or an all, whose number the schema says. */
  private ElementKind counted(XmlElement declared) {
    boolean many = or(declared, "maxOccurs", "1").equals("unbounded");
    return element(declared, !many, or(declared, "minOccurs", "1").equals("1"));
  }

  private ElementKind element(XmlElement declared, boolean single, boolean required) {
    return new ElementKind(
        said(declared, "name"),
        type(said(declared, "type")),
        documentation(declared),
        single || ours(declared, "once") != null,
        required,
        ours(declared, "key"));
  }

  private AttributeKind attribute(XmlElement declared) {
    return new AttributeKind(
        said(declared, "name"),
        values.kind(said(declared, "type")),
        or(declared, "use", "optional").equals("required"),
        declared.attribute("default").map(XmlAttribute::value).orElse(null),
        documentation(declared));
  }

  /** The sentences on a declaration, on one line. */
  static String documentation(XmlElement declared) {
    for (XmlElement part : declared.children()) {
      if (part.name().equals("annotation") && !part.children().isEmpty()) {
        return Whitespace.collapse(part.children().getFirst().text());
      }
    }
    return "";
  }

  static String said(XmlElement element, String attribute) {
    return element
        .attribute(attribute)
        .map(XmlAttribute::value)
        .orElseThrow(
            () -> new IllegalStateException("<" + element.name() + "> without " + attribute));
  }

  static String or(XmlElement element, String attribute, String otherwise) {
    return element.attribute(attribute).map(XmlAttribute::value).orElse(otherwise);
  }

  /** What one of our own words says on a declaration; null where it is not written. */
  static @Nullable String ours(XmlElement element, String attribute) {
    for (XmlAttribute candidate : element.attributes()) {
      if (candidate.namespace().equals(SchemaSubset.OURS) && candidate.name().equals(attribute)) {
        return candidate.value();
      }
    }
    return null;
  }
}
