package org.xsm.schema.vocabulary;

import java.util.Map;
import java.util.Set;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlElement;

/**
 * A decision: whether a schema keeps to the part of XML Schema that is read here. What is outside
 * would be passed over in silence, so it stops the program: a mistake of ours.
 */
final class SchemaSubset {
  static final String XML_SCHEMA = "http://www.w3.org/2001/XMLSchema";

  /** Words of our own, which XML Schema cannot say. */
  static final String OURS = "urn:xsm:vocabulary";

  /** Where each element may stand. The root stands in nothing. */
  private static final Map<String, Set<String>> PARENTS =
      Map.ofEntries(
          Map.entry("schema", Set.of("")),
          Map.entry("element", Set.of("schema", "choice", "sequence", "all")),
          Map.entry("complexType", Set.of("schema")),
          Map.entry("simpleType", Set.of("schema")),
          Map.entry("choice", Set.of("complexType")),
          Map.entry("sequence", Set.of("complexType")),
          Map.entry("all", Set.of("complexType")),
          Map.entry("any", Set.of("sequence")),
          Map.entry("anyAttribute", Set.of("complexType")),
          Map.entry("attribute", Set.of("complexType", "extension")),
          Map.entry("complexContent", Set.of("complexType")),
          Map.entry("simpleContent", Set.of("complexType")),
          Map.entry("extension", Set.of("complexContent", "simpleContent")),
          Map.entry("restriction", Set.of("simpleType")),
          Map.entry("list", Set.of("simpleType")),
          Map.entry("pattern", Set.of("restriction")),
          Map.entry("enumeration", Set.of("restriction")),
          Map.entry("minLength", Set.of("restriction")),
          Map.entry("maxLength", Set.of("restriction")),
          Map.entry("minInclusive", Set.of("restriction")),
          Map.entry("maxInclusive", Set.of("restriction")),
          Map.entry("unique", Set.of("element")),
          Map.entry("key", Set.of("element")),
          Map.entry("keyref", Set.of("element")),
          Map.entry("selector", Set.of("unique", "key", "keyref")),
          Map.entry("field", Set.of("unique", "key", "keyref")),
          Map.entry("documentation", Set.of("annotation")));

  /** What each element may say of itself; with a value, only that one. */
  private static final Map<String, Set<String>> ATTRIBUTES =
      Map.ofEntries(
          Map.entry("schema", Set.of("targetNamespace", "elementFormDefault=qualified", "version")),
          Map.entry(
              "element",
              Set.of("name", "type", "minOccurs=0", "maxOccurs=unbounded", "v:once=true", "v:key")),
          Map.entry("complexType", Set.of("name", "abstract=true", "mixed=true")),
          Map.entry("simpleType", Set.of("name", "v:is", "v:write")),
          Map.entry("choice", Set.of("minOccurs=0", "maxOccurs=unbounded")),
          Map.entry(
              "any",
              Set.of(
                  "namespace=##any", "processContents=skip", "minOccurs=0", "maxOccurs=unbounded")),
          Map.entry("anyAttribute", Set.of("namespace=##other", "processContents=skip")),
          Map.entry("attribute", Set.of("name", "type", "use=required", "default")),
          Map.entry("extension", Set.of("base")),
          Map.entry("restriction", Set.of("base")),
          Map.entry("list", Set.of("itemType")),
          Map.entry("pattern", Set.of("value")),
          Map.entry("enumeration", Set.of("value")),
          Map.entry("minLength", Set.of("value")),
          Map.entry("maxLength", Set.of("value")),
          Map.entry("minInclusive", Set.of("value")),
          Map.entry("maxInclusive", Set.of("value")),
          Map.entry("unique", Set.of("name")),
          Map.entry("key", Set.of("name")),
          Map.entry("keyref", Set.of("name", "refer")),
          Map.entry("selector", Set.of("xpath")),
          Map.entry("field", Set.of("xpath")));

  private SchemaSubset() {}

  static void check(XmlDocument schema) {
    for (XmlElement element : schema.elements()) {
      if (!isRead(element)) {
        throw mistake(schema, element, "<" + element.qualifiedName() + "> here");
      }
      for (XmlAttribute attribute : element.attributes()) {
        if (!isRead(element, attribute)) {
          String shown = attribute.qualifiedName() + "=" + Quoted.of(attribute.value());
          throw mistake(schema, element, shown + " in <" + element.qualifiedName() + ">");
        }
      }
      if (element.name().equals("choice") && element.attributes().size() != 2) {
        throw mistake(schema, element, "a choice that is not free");
      }
    }
  }

  private static boolean isRead(XmlElement element) {
    if (!element.namespace().equals(XML_SCHEMA)) {
      return false;
    }
    XmlElement parent = element.parent();
    String around = parent == null ? "" : parent.name();
    return element.name().equals("annotation")
        ? !around.isEmpty()
        : PARENTS.getOrDefault(element.name(), Set.of()).contains(around);
  }

  private static boolean isRead(XmlElement element, XmlAttribute attribute) {
    String name =
        switch (attribute.namespace()) {
          case "" -> attribute.name();
          case OURS -> "v:" + attribute.name();
          default -> attribute.qualifiedName();
        };
    Set<String> known = ATTRIBUTES.getOrDefault(element.name(), Set.of());
    return known.contains(name) || known.contains(name + "=" + attribute.value());
  }

  private static IllegalStateException mistake(
      XmlDocument schema, XmlElement element, String what) {
    String place = schema.source().name() + ":" + schema.source().position(element.start());
    return new IllegalStateException(place + ": " + what + " is not read; see SchemaSubset");
  }
}
