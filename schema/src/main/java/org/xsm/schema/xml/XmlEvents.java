package org.xsm.schema.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * A decision: a tree as the SAX events that would have made it, for a handler such as JAXB's
 * unmarshaller.
 *
 * <p>The locator's line number is {@link XmlElement#index()}, not a line: JAXB copies it into the
 * objects it makes (XJC's {@code -Xlocator}), and so each of them leads back to its element and
 * from there to every character of it. An element's own text comes in one piece before its
 * children.
 */
public final class XmlEvents {
  private static final String NO_TYPE = "CDATA";

  private final ContentHandler handler;
  private final Set<XmlAttribute> without;
  private final Deque<XmlElement> open = new ArrayDeque<>();
  private final AttributesImpl attributes = new AttributesImpl();
  private int index;

  private XmlEvents(ContentHandler handler, Set<XmlAttribute> without) {
    this.handler = handler;
    this.without = without;
  }

  /** Tells a handler the whole document. What the handler throws comes out unchanged. */
  public static void replay(XmlDocument document, ContentHandler handler) throws SAXException {
    replay(document, handler, Set.of());
  }

  /** The same without some attributes, as if they were not written. */
  public static void replay(XmlDocument document, ContentHandler handler, Set<XmlAttribute> without)
      throws SAXException {
    new XmlEvents(handler, without).replay(document);
  }

  private void replay(XmlDocument document) throws SAXException {
    handler.setDocumentLocator(new IndexLocator(document.source().name()));
    handler.startDocument();
    for (XmlElement element : document.elements()) {
      endElementsUpTo(element.parent());
      start(element);
    }
    endElementsUpTo(null);
    handler.endDocument();
  }

  private void endElementsUpTo(@Nullable XmlElement parent) throws SAXException {
    while (open.peek() != parent) {
      end(open.pop());
    }
  }

  private void start(XmlElement element) throws SAXException {
    open.push(element);
    index = element.index();
    for (XmlNamespace declared : element.declaredNamespaces()) {
      handler.startPrefixMapping(declared.prefix(), declared.uri());
    }
    attributes.clear();
    for (XmlAttribute attribute : element.attributes()) {
      if (without.isEmpty() || !without.contains(attribute)) {
        attributes.addAttribute(
            attribute.namespace(),
            attribute.name(),
            attribute.qualifiedName(),
            NO_TYPE,
            attribute.value());
      }
    }
    handler.startElement(element.namespace(), element.name(), element.qualifiedName(), attributes);
    String text = element.text();
    if (!text.isEmpty()) {
      handler.characters(text.toCharArray(), 0, text.length());
    }
  }

  private void end(XmlElement element) throws SAXException {
    index = element.index();
    handler.endElement(element.namespace(), element.name(), element.qualifiedName());
    List<XmlNamespace> declared = element.declaredNamespaces();
    for (XmlNamespace namespace : declared.reversed()) {
      handler.endPrefixMapping(namespace.prefix());
    }
  }

  /** A resource of one replay: says which element the events are at. */
  private final class IndexLocator implements Locator {
    private final String name;

    IndexLocator(String name) {
      this.name = name;
    }

    @Override
    public @Nullable String getPublicId() {
      return null;
    }

    @Override
    public String getSystemId() {
      return name;
    }

    @Override
    public int getLineNumber() {
      return index;
    }

    @Override
    public int getColumnNumber() {
      return -1;
    }
  }
}
