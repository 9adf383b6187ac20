package org.xsm.schema.xml;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value: an element and its place in the text. All offsets count chars of {@link
 * XmlSource#text()}. Built by {@link TreeBuilder} and never changed once it is seen elsewhere.
 */
public final class XmlElement {
  private final int index;
  private final @Nullable XmlElement parent;
  private final int depth;
  private final String name;
  private final String prefix;
  private final String namespace;
  private final List<XmlAttribute> attributes;
  private final List<XmlNamespace> declaredNamespaces;
  private final int start;
  private final int tagEnd;
  private int closeStart;
  private int end;
  private String text = "";
  private List<XmlElement> children = List.of();

  XmlElement(
      int index,
      @Nullable XmlElement parent,
      String name,
      String prefix,
      String namespace,
      List<XmlAttribute> attributes,
      List<XmlNamespace> declaredNamespaces,
      int start,
      int tagEnd) {
    this.index = index;
    this.parent = parent;
    this.depth = parent == null ? 0 : parent.depth + 1;
    this.name = name;
    this.prefix = prefix;
    this.namespace = namespace;
    this.attributes = attributes;
    this.declaredNamespaces = declaredNamespaces;
    this.start = start;
    this.tagEnd = tagEnd;
    this.closeStart = tagEnd;
    this.end = tagEnd;
  }

  /** Completes the element at its end tag; a self-closing one has none and skips the offsets. */
  void close(String ownText, List<XmlElement> ownChildren) {
    text = ownText;
    children = List.copyOf(ownChildren);
  }

  void closeTag(int tagStart, int tagStop) {
    closeStart = tagStart;
    end = tagStop;
  }

  /** The place in {@link XmlDocument#elements()}. */
  public int index() {
    return index;
  }

  /** The name without its prefix. */
  public String name() {
    return name;
  }

  /** {@code ""} if there is none. */
  public String prefix() {
    return prefix;
  }

  /** {@code ""} if there is none. */
  public String namespace() {
    return namespace;
  }

  /** Null for the root alone. */
  public @Nullable XmlElement parent() {
    return parent;
  }

  /** In written order. */
  public List<XmlAttribute> attributes() {
    return attributes;
  }

  /** The attribute of that name that has no name space. */
  public Optional<XmlAttribute> attribute(String localName) {
    for (XmlAttribute attribute : attributes) {
      if (attribute.name().equals(localName) && attribute.namespace().isEmpty()) {
        return Optional.of(attribute);
      }
    }
    return Optional.empty();
  }

  /** What this element itself declares, in written order. */
  public List<XmlNamespace> declaredNamespaces() {
    return declaredNamespaces;
  }

  public List<XmlElement> children() {
    return children;
  }

  /**
   * The element's own characters, CDATA sections included, references resolved, line ends made line
   * feeds. White space that only lays out child elements is left out.
   */
  public String text() {
    return text;
  }

  /** The offset of the start tag's {@code <}. */
  public int start() {
    return start;
  }

  /** Just after the last {@code >} that belongs to the element. */
  public int end() {
    return end;
  }

  /** Just after the start tag's {@code >}. */
  public int tagEnd() {
    return tagEnd;
  }

  /** The offset of {@code </}; {@link #tagEnd()} if there is no end tag. */
  public int closeStart() {
    return closeStart;
  }

  /** Whether it was written {@code <name/>}. */
  public boolean selfClosing() {
    return end == tagEnd;
  }

  /** 0 for the root. */
  public int depth() {
    return depth;
  }

  /** The name as written, prefix included. */
  public String qualifiedName() {
    return prefix.isEmpty() ? name : prefix + ":" + name;
  }

  @Override
  public String toString() {
    return "<" + qualifiedName() + ">@" + start;
  }
}
