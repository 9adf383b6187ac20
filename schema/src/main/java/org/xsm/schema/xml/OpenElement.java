package org.xsm.schema.xml;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/** A resource of {@link TreeBuilder}: an element whose end tag has not come yet. */
final class OpenElement {
  private final XmlElement element;
  private @Nullable StringBuilder text;
  private List<XmlElement> children = List.of();
  private boolean blank = true;

  OpenElement(XmlElement element) {
    this.element = element;
  }

  XmlElement element() {
    return element;
  }

  List<XmlElement> children() {
    return children;
  }

  String text() {
    return text == null ? "" : text.toString();
  }

  int textLength() {
    return text == null ? 0 : text.length();
  }

  void add(XmlElement child) {
    if (children.isEmpty()) {
      children = new ArrayList<>();
      text = blank ? null : text;
    }
    children.add(child);
  }

  /** Takes the characters that a reader stands at, unless they only lay out child elements. */
  void add(XMLStreamReader2 characters) {
    boolean space = characters.isWhiteSpace();
    if (space && !children.isEmpty()) {
      return;
    }
    blank &= space;
    StringBuilder all = text == null ? new StringBuilder() : text;
    text = all;
    all.append(
        characters.getTextCharacters(), characters.getTextStart(), characters.getTextLength());
  }
}
