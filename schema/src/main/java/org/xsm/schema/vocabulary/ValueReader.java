package org.xsm.schema.vocabulary;

import static org.xsm.schema.vocabulary.SchemaReader.documentation;
import static org.xsm.schema.vocabulary.SchemaReader.ours;
import static org.xsm.schema.vocabulary.SchemaReader.said;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.vocabulary.ValueKind.Choice;
import org.xsm.schema.vocabulary.ValueKind.Declaration;
import org.xsm.schema.xml.XmlElement;

/** A decision: the kinds of values that the simple types of an XML Schema say. */
final class ValueReader {
  private final SequencedMap<String, XmlElement> declared = new LinkedHashMap<>();
  private final Map<String, ValueKind> kinds = new LinkedHashMap<>();

  void declare(XmlElement simpleType) {
    declared.put(said(simpleType, "name"), simpleType);
  }

  /** The kind of that name, built in or declared. */
  ValueKind kind(String name) {
    ValueKind known = kinds.get(name);
    if (known == null) {
      XmlElement declaration = declared.get(name);
      known = declaration == null ? builtIn(name) : simple(name, declaration);
      kinds.put(name, known);
    }
    return known;
  }

  /** The declared kinds, in the order of the schema. */
  SequencedMap<String, ValueKind> named() {
    var named = new LinkedHashMap<String, ValueKind>();
    declared.keySet().forEach(name -> named.put(name, kind(name)));
    return named;
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
            "", base, is, write, "", List.of(), List.of(), null, null, 0, Integer.MAX_VALUE),
        null);
  }

  private ValueKind simple(String name, XmlElement declaration) {
    for (XmlElement part : declaration.children()) {
      switch (part.name()) {
        case "list" -> {
          return new ValueKind(
              declaration(name, declaration, "token", List.of()), kind(said(part, "itemType")));
        }
        case "restriction" -> {
          String base = said(part, "base");
          if (!base.startsWith("xs:")) {
            throw new IllegalStateException(name + " restricts " + base + ", a type of ours");
          }
          return new ValueKind(
              declaration(name, declaration, base.substring(3), part.children()), null);
        }
        default -> {}
      }
    }
    throw new IllegalStateException("the type " + name + " is neither restriction nor list");
  }

  private static Declaration declaration(
      String name, XmlElement declared, String base, List<XmlElement> facets) {
    var patterns = new ArrayList<String>();
    var choices = new ArrayList<Choice>();
    @Nullable Long least = null;
    @Nullable Long most = null;
    int shortest = 0;
    int longest = Integer.MAX_VALUE;
    for (XmlElement facet : facets) {
      String value = said(facet, "value");
      switch (facet.name()) {
        case "pattern" -> patterns.add(value);
        case "enumeration" -> choices.add(new Choice(value, documentation(facet)));
        case "minInclusive" -> least = Long.valueOf(value);
        case "maxInclusive" -> most = Long.valueOf(value);
        case "minLength" -> shortest = Integer.parseInt(value);
        default -> longest = Integer.parseInt(value);
      }
    }
    String is = ours(declared, "is");
    String write = ours(declared, "write");
    return new Declaration(
        name,
        base,
        is == null ? "of its kind" : is,
        write == null ? "" : write,
        documentation(declared),
        List.copyOf(patterns),
        List.copyOf(choices),
        least,
        most,
        shortest,
        longest);
  }
}
