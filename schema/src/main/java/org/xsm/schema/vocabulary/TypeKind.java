package org.xsm.schema.vocabulary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may stand in an element: a value once the schema is read. */
public final class TypeKind {
  private final String name;
  private final String documentation;
  private final Map<String, AttributeKind> attributes = new LinkedHashMap<>();
  private final List<AttributeKind> required = new ArrayList<>();
  private final Map<String, ElementKind> children = new LinkedHashMap<>();
  private @Nullable ValueKind text;
  private boolean open;
  private boolean ordered;
  private @Nullable TypeKind base;

  TypeKind(String name, String documentation) {
    this.name = name;
    this.documentation = documentation;
  }

  void add(AttributeKind attribute) {
    attributes.put(attribute.name(), attribute);
    if (attribute.required()) {
      required.add(attribute);
    }
  }

  void add(ElementKind child) {
    children.put(child.name(), child);
  }

  void holds(ValueKind kind) {
    text = kind;
  }

  void opens() {
    open = true;
  }

  void extend(TypeKind type) {
    base = type;
    type.attributes().forEach(this::add);
    type.children().forEach(this::add);
  }

  void orders() {
    ordered = true;
  }

  public String name() {
    return name;
  }

  public String documentation() {
    return documentation;
  }

  /** What it shares with others: its attributes and children are among those of this. */
  public Optional<TypeKind> base() {
    return Optional.ofNullable(base);
  }

  /** In the order of the schema. */
  public Collection<AttributeKind> attributes() {
    return attributes.values();
  }

  /** Those that must be written. */
  List<AttributeKind> required() {
    return required;
  }

  public Optional<AttributeKind> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  /** In the order of the schema. */
  public Collection<ElementKind> children() {
    return children.values();
  }

  public Optional<ElementKind> child(String child) {
    return Optional.ofNullable(children.get(child));
  }

  /** The kind of its text; empty where elements stand, or nothing. */
  public Optional<ValueKind> text() {
    return Optional.ofNullable(text);
  }

  /** Whether anything at all may stand inside, as in a piece of another format. */
  public boolean open() {
    return open;
  }

  /** Whether its children stand in the order of the schema; elsewhere their order is free. */
  public boolean ordered() {
    return ordered;
  }
}
