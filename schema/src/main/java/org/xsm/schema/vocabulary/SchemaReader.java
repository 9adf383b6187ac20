package org.xsm.schema.vocabulary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.vocabulary.ValueKind.Choice;
import org.xsm.schema.vocabulary.ValueKind.Declaration;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlElement;
import org.xsm.schema.xml.XmlLimits;
import org.xsm.schema.xml.XmlReader;
import org.xsm.schema.xml.XmlReading;

/**
 * Reads an XML Schema that keeps to the part of the language that our formats need: one global
 * element; complex types with attributes and children in any order, by extension too; simple types
 * by restriction and list. Anything else in a schema is a mistake of ours and stops the program.
 */
final class SchemaReader {
  private static final String OURS = "urn:xsm:vocabulary";

  private final XmlElement schema;
  private final Map<String, XmlElement> declarations = new LinkedHashMap<>();
  private final Map<String, ValueKind> values = new LinkedHashMap<>();
  private final Map<String, TypeKind> types = new LinkedHashMap<>();

  private SchemaReader(XmlElement schema) {
    this.schema = schema;
  }

  static Vocabulary read(String name, String text) {
    return switch (XmlReader.read(name, text, XmlLimits.DEFAULT)) {
      case XmlReading.Read(var document) -> new SchemaReader(document.root()).vocabulary();
      case XmlReading.Refused(var problems) ->
          throw new IllegalStateException("cannot read a schema: " + problems.getFirst());
    };
  }

  private Vocabulary vocabulary() {
    XmlElement root = null;
    for (XmlElement child : schema.children()) {
      switch (child.name()) {
        case "element" -> root = child;
        case "complexType", "simpleType" -> declarations.put(said(child, "name"), child);
        case "annotation" -> {}
        default -> throw unknown(child);
      }
    }
    if (root == null) {
      throw new IllegalStateException("a schema without a global element");
    }
    String namespace = or(schema, "targetNamespace", "");
    ElementKind site = element(root, false);
    for (Map.Entry<String, XmlElement> declaration : declarations.entrySet()) {
      if (declaration.getValue().name().equals("simpleType")) {
        value(declaration.getKey());
      } else {
        type(declaration.getKey());
      }
    }
    return new Vocabulary(namespace, site, values, types);
  }

  private ElementKind element(XmlElement declared, boolean required) {
    String key = ours(declared, "key");
    return new ElementKind(
        said(declared, "name"),
        type(said(declared, "type")),
        documentation(declared),
        "true".equals(ours(declared, "once")) || required || isInAll(declared),
        required,
        key);
  }

  private static boolean isInAll(XmlElement declared) {
    XmlElement parent = declared.parent();
    return parent != null && parent.name().equals("all");
  }

  private TypeKind type(String name) {
    TypeKind known = types.get(name);
    if (known != null) {
      return known;
    }
    XmlElement declared = declarations.get(name);
    if (declared == null || declared.name().equals("simpleType")) {
      var simple = new TypeKind(name, declared == null ? "" : documentation(declared));
      simple.holds(value(name));
      return simple;
    }
    var type = new TypeKind(name, documentation(declared));
    types.put(name, type);
    fill(type, declared);
    return type;
  }

  private void fill(TypeKind type, XmlElement declared) {
    for (XmlElement part : declared.children()) {
      switch (part.name()) {
        case "annotation", "anyAttribute" -> {}
        case "complexContent", "simpleContent" -> fill(type, part);
        case "extension" -> extend(type, part);
        case "attribute" -> type.add(attribute(part));
        case "choice", "all" -> part.children().forEach(child -> type.add(child(child)));
        case "sequence" -> open(type, part);
        default -> throw unknown(part);
      }
    }
  }

  private void extend(TypeKind type, XmlElement extension) {
    String base = said(extension, "base");
    XmlElement declared = declarations.get(base);
    if (declared != null && declared.name().equals("complexType")) {
      TypeKind known = type(base);
      fill(type, extension);
      known.attributes().forEach(type::add);
      known.children().forEach(type::add);
    } else {
      type.holds(value(base));
      fill(type, extension);
    }
  }

  private ElementKind child(XmlElement declared) {
    if (!declared.name().equals("element")) {
      throw unknown(declared);
    }
    boolean required = isInAll(declared) && !"0".equals(or(declared, "minOccurs", "1"));
    return element(declared, required);
  }

  private static void open(TypeKind type, XmlElement sequence) {
    for (XmlElement part : sequence.children()) {
      if (!part.name().equals("any")) {
        throw unknown(part);
      }
      type.opens();
    }
  }

  private AttributeKind attribute(XmlElement declared) {
    return new AttributeKind(
        said(declared, "name"),
        value(said(declared, "type")),
        or(declared, "use", "optional").equals("required"),
        declared.attribute("default").map(XmlAttribute::value).orElse(null),
        documentation(declared));
  }

  private ValueKind value(String name) {
    ValueKind known = values.get(name);
    if (known == null) {
      XmlElement declared = declarations.get(name);
      known = declared == null ? builtIn(name) : simple(name, declared);
      values.put(name, known);
    }
    return known;
  }

  private static ValueKind builtIn(String name) {
    return switch (name) {
      case "xs:boolean" -> plain("boolean", "a truth value", "true or false");
      case "xs:string" -> plain("string", "text", "any text");
      case "xs:token" -> plain("token", "a word", "any word");
      case "xs:int" -> plain("int", "a number", "a whole number");
      default -> throw new IllegalStateException("a schema with the type " + name);
    };
  }

  private static ValueKind plain(String base, String is, String write) {
    return new ValueKind(
        new Declaration(
            "", base, is, write, "", List.of(), List.of(), null, null, Integer.MAX_VALUE),
        null);
  }

  private ValueKind simple(String name, XmlElement declared) {
    String base = "token";
    @Nullable ValueKind item = null;
    var patterns = new ArrayList<String>();
    var choices = new ArrayList<Choice>();
    @Nullable Long least = null;
    @Nullable Long most = null;
    int maxLength = Integer.MAX_VALUE;
    for (XmlElement part : declared.children()) {
      switch (part.name()) {
        case "annotation" -> {}
        case "list" -> item = value(said(part, "itemType"));
        case "restriction" -> {
          base = said(part, "base").replace("xs:", "");
          for (XmlElement facet : part.children()) {
            String value = said(facet, "value");
            switch (facet.name()) {
              case "pattern" -> patterns.add(value);
              case "enumeration" -> choices.add(new Choice(value, documentation(facet)));
              case "minInclusive" -> least = Long.valueOf(value);
              case "maxInclusive" -> most = Long.valueOf(value);
              case "maxLength" -> maxLength = Integer.parseInt(value);
              default -> throw unknown(facet);
            }
          }
        }
        default -> throw unknown(part);
      }
    }
    String is = ours(declared, "is");
    String write = ours(declared, "write");
    return new ValueKind(
        new Declaration(
            name,
            base,
            is == null ? "of its kind" : is,
            write == null ? "" : write,
            documentation(declared),
            List.copyOf(patterns),
            List.copyOf(choices),
            least,
            most,
            maxLength),
        item);
  }

  private static String documentation(XmlElement declared) {
    for (XmlElement part : declared.children()) {
      if (part.name().equals("annotation") && !part.children().isEmpty()) {
        return part.children().getFirst().text().strip().replaceAll("\\s+", " ");
      }
    }
    return "";
  }

  private static String said(XmlElement element, String attribute) {
    return element
        .attribute(attribute)
        .map(XmlAttribute::value)
        .orElseThrow(
            () -> new IllegalStateException("<" + element.name() + "> without " + attribute));
  }

  private static String or(XmlElement element, String attribute, String otherwise) {
    return element.attribute(attribute).map(XmlAttribute::value).orElse(otherwise);
  }

  private static @Nullable String ours(XmlElement element, String attribute) {
    for (XmlAttribute candidate : element.attributes()) {
      if (candidate.namespace().equals(OURS) && candidate.name().equals(attribute)) {
        return candidate.value();
      }
    }
    return null;
  }

  private static IllegalStateException unknown(XmlElement part) {
    return new IllegalStateException("a schema with <" + part.name() + ">, which is not read");
  }
}
