package org.xsm.schema.vocabulary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/** All that may stand in files of one format: a value, made from the format's XML Schema. */
public final class Vocabulary {
  private final String namespace;
  private final String documentation;
  private final ElementKind root;
  private final Map<String, ValueKind> values;
  private final Map<String, TypeKind> types;

  Vocabulary(
      String namespace,
      String documentation,
      ElementKind root,
      Map<String, ValueKind> values,
      Map<String, TypeKind> types) {
    this.namespace = namespace;
    this.documentation = documentation;
    this.root = root;
    this.values = values;
    this.types = types;
  }

  /** The vocabulary of site files. */
  public static Vocabulary site() {
    return Site.VOCABULARY;
  }

  /** The vocabulary of the files of the XSM that the paper describes. */
  public static Vocabulary legacy() {
    return Legacy.VOCABULARY;
  }

  /** The XML Schema of site files. */
  public static String siteSchema() {
    return resource("site.xsd");
  }

  /** The XML Schema of the files of the XSM that the paper describes. */
  public static String legacySchema() {
    return resource("xsmconfig.xsd");
  }

  /** Reads a vocabulary from an XML Schema that keeps to what {@link SchemaReader} knows. */
  public static Vocabulary of(String name, String schema) {
    return SchemaReader.read(name, schema);
  }

  /** Where its elements live; empty where they are in no namespace. */
  public String namespace() {
    return namespace;
  }

  /** What the format is for, in a few sentences. */
  public String documentation() {
    return documentation;
  }

  public ElementKind root() {
    return root;
  }

  /** The named kinds of values, in the order of the schema. */
  public Collection<ValueKind> values() {
    return values.values();
  }

  /** The kinds of elements' contents, in the order of the schema. */
  public Collection<TypeKind> types() {
    return types.values();
  }

  private static String resource(String name) {
    try (InputStream in = Vocabulary.class.getResourceAsStream("/org/xsm/schema/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " from the program", e);
    }
  }

  private static final class Site {
    private static final Vocabulary VOCABULARY = of("site.xsd", siteSchema());
  }

  private static final class Legacy {
    private static final Vocabulary VOCABULARY = of("xsmconfig.xsd", legacySchema());
  }
}
