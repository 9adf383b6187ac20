package org.xsm.schema.read;

import java.util.IdentityHashMap;
import org.glassfish.jaxb.core.Locatable;
import org.xsm.schema.Places;
import org.xsm.schema.Position;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlElement;

/**
 * Remembers which element each thing of the model was read from: a value that grows while a file is
 * read.
 */
final class Found implements Places {
  private final XmlDocument document;
  private final IdentityHashMap<Object, XmlElement> elements = new IdentityHashMap<>();

  Found(XmlDocument document) {
    this.document = document;
  }

  /** Notes that a thing was read from the element that a generated object came from. */
  <T> T put(T thing, Locatable source) {
    elements.put(thing, element(source));
    return thing;
  }

  /** The element that a generated object came from; its locator carries the element's index. */
  XmlElement element(Locatable source) {
    return document.elements().get(source.sourceLocation().getLineNumber());
  }

  XmlDocument document() {
    return document;
  }

  /** The element of a thing, or the root for what was not written. */
  XmlElement element(Object thing) {
    return elements.getOrDefault(thing, document.root());
  }

  @Override
  public String file() {
    return document.source().name();
  }

  @Override
  public Position of(Object thing, String attribute) {
    XmlElement element = element(thing);
    int offset = element.attribute(attribute).map(XmlAttribute::start).orElse(element.start());
    return document.source().position(offset);
  }

  @Override
  public Position of(Object thing) {
    return document.source().position(element(thing).start());
  }
}
