package org.xsm.schema.read;

import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
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

  private final Set<XmlAttribute> unfit;

  /**
   * @param unfit the attributes whose values are not of their kind
   */
  Found(XmlDocument document, Set<XmlAttribute> unfit) {
    this.document = document;
    this.unfit = unfit;
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
  public Position of(Object thing, String name) {
    XmlElement element = element(thing);
    int written = offset(element, name);
    return document.source().position(written < 0 ? element.start() : written);
  }

  @Override
  public Position of(Object thing) {
    return document.source().position(element(thing).start());
  }

  @Override
  public boolean says(Object thing, String name) {
    XmlElement element = elements.get(thing);
    return element != null && offset(element, name) >= 0;
  }

  @Override
  public boolean isUnfit(Object thing, String attribute) {
    XmlElement element = elements.get(thing);
    return element != null
        && !unfit.isEmpty()
        && element.attribute(attribute).filter(unfit::contains).isPresent();
  }

  /** Of an attribute, or else of a child element; -1 where there is neither. */
  private static int offset(XmlElement element, String name) {
    return element
        .attribute(name)
        .map(XmlAttribute::start)
        .or(() -> child(element, name).map(XmlElement::start))
        .orElse(-1);
  }

  private static Optional<XmlElement> child(XmlElement element, String name) {
    return element.children().stream().filter(child -> child.name().equals(name)).findFirst();
  }
}
