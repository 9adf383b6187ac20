package org.xsm.schema.xml;

import java.util.List;

/** A value: a well-formed text and the tree over it. */
public final class XmlDocument {
  private final XmlSource source;
  private final List<XmlElement> elements;

  XmlDocument(XmlSource source, List<XmlElement> elements) {
    this.source = source;
    this.elements = List.copyOf(elements);
  }

  public XmlSource source() {
    return source;
  }

  public XmlElement root() {
    return elements.getFirst();
  }

  /** Every element in document order: the one at {@code n} has {@code index() == n}. */
  public List<XmlElement> elements() {
    return elements;
  }
}
