package org.xsm.schema.xml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/** A decision: the tree of a text, as Woodstox walks through it, or the first limit it breaks. */
final class TreeBuilder {
  private final XmlSource source;
  private final String text;
  private final XmlLimits limits;
  private final XMLStreamReader2 reader;
  private final StartTag tag;
  private final SharedStrings strings = new SharedStrings();
  private final Set<String> names = new HashSet<>();
  private final List<XmlElement> elements = new ArrayList<>();
  private final Deque<OpenElement> open = new ArrayDeque<>();
  private int namespaces;

  TreeBuilder(XmlSource source, XmlLimits limits) throws XMLStreamException {
    this.source = source;
    this.text = source.text();
    this.limits = limits;
    this.reader = Woodstox.read(text, limits);
    this.tag = new StartTag(text);
  }

  XmlDocument build() throws XMLStreamException {
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> startElement();
        case XMLStreamConstants.END_ELEMENT -> endElement();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters();
        case XMLStreamConstants.DTD -> throw refuse("doctype", start(), Diagnosis.DOCTYPE);
        default -> {
          // Comments and processing instructions live on in the text alone.
        }
      }
    }
    return new XmlDocument(source, elements);
  }

  private void startElement() {
    int start = start();
    tag.scan(start);
    if (open.size() >= limits.depth()) {
      String most = "elements are nested more than " + limits.depth() + " deep";
      throw refuse("too-deep", start, most + "; close some before this");
    }
    if (elements.size() >= limits.elements()) {
      String most = "more than " + limits.elements() + " elements";
      throw refuse("too-many-elements", start, most + ", which is all that a site file may have");
    }
    OpenElement above = open.peek();
    var element =
        new XmlElement(
            elements.size(),
            above == null ? null : above.element(),
            name(reader.getLocalName(), start + 1),
            name(reader.getPrefix(), start + 1),
            strings.share(reader.getNamespaceURI()),
            attributes(),
            declarations(),
            start,
            tag.end());
    elements.add(element);
    if (above != null) {
      above.add(element);
    }
    namespaces += element.declaredNamespaces().size();
    if (namespaces > XmlLimits.NAMESPACES) {
      String most = "more than " + XmlLimits.NAMESPACES + " name spaces are declared around this";
      throw refuse("too-many-namespaces", start, most + "; remove some");
    }
    open.push(new OpenElement(element));
  }

  private void endElement() {
    OpenElement closed = open.pop();
    XmlElement element = closed.element();
    element.close(strings.share(closed.text()), closed.children());
    if (text.charAt(element.tagEnd() - 2) != '/') {
      int start = start();
      element.closeTag(start, text.indexOf('>', start) + 1);
    }
    namespaces -= element.declaredNamespaces().size();
  }

  private void characters() {
    OpenElement inside = open.peek();
    if (inside != null) {
      inside.add(reader);
      if (inside.textLength() > limits.textLength()) {
        String what = "<" + Quote.of(inside.element().qualifiedName()) + "> holds more than ";
        String most = limits.textLength() + " characters of text, which is all that it may";
        throw refuse("too-long", inside.element().start(), what + most);
      }
    }
  }

  private List<XmlAttribute> attributes() {
    int count = reader.getAttributeCount();
    if (count == 0) {
      return List.of();
    }
    var attributes = new XmlAttribute[count];
    int next = 0;
    for (int place = 0; place < tag.count(); place++) {
      if (!tag.isNamespace(place)) {
        attributes[next] = attribute(next, place);
        next++;
      }
    }
    return List.of(attributes);
  }

  private XmlAttribute attribute(int number, int place) {
    int valueStart = tag.valueStart(place);
    int valueEnd = tag.valueEnd(place);
    if (valueEnd - valueStart > limits.valueLength()) {
      throw refuse("too-long", tag.nameStart(place), limits.valueTooLong());
    }
    return new XmlAttribute(
        name(reader.getAttributeLocalName(number), tag.nameStart(place)),
        name(reader.getAttributePrefix(number), tag.nameStart(place)),
        strings.share(reader.getAttributeNamespace(number)),
        strings.share(reader.getAttributeValue(number)),
        tag.nameStart(place),
        tag.nameEnd(place),
        valueStart,
        valueEnd,
        valueEnd + 1);
  }

  private List<XmlNamespace> declarations() {
    int count = reader.getNamespaceCount();
    if (count == 0) {
      return List.of();
    }
    var declarations = new XmlNamespace[count];
    int next = 0;
    for (int place = 0; place < tag.count(); place++) {
      if (tag.isNamespace(place)) {
        declarations[next] =
            new XmlNamespace(
                name(reader.getNamespacePrefix(next), tag.nameStart(place)),
                strings.share(reader.getNamespaceURI(next)),
                tag.nameStart(place),
                tag.valueEnd(place) + 1);
        next++;
      }
    }
    return List.of(declarations);
  }

  private String name(@Nullable String name, int offset) {
    if (name == null || name.isEmpty()) {
      return "";
    }
    if (names.add(name)) {
      if (name.length() > XmlLimits.NAME_LENGTH) {
        String most = ", more than the " + XmlLimits.NAME_LENGTH + " that it may have";
        throw refuse("too-long", offset, "a name of " + name.length() + " characters" + most);
      }
      if (names.size() > XmlLimits.NAMES) {
        String most =
            "more than " + XmlLimits.NAMES + " different names of elements and attributes";
        throw refuse("too-many-names", offset, most);
      }
    }
    return name;
  }

  private int start() {
    return Math.toIntExact(reader.getLocationInfo().getStartingCharOffset());
  }

  private XmlRefusal refuse(String rule, int offset, String message) {
    return new XmlRefusal(source.error(rule, offset, message));
  }
}
