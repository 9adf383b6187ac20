package org.xsm.schema.xen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An XML element while it is put together, and then its text; used by one thread. */
final class XlElement {
  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<XlElement> children = new ArrayList<>();
  private String text = "";

  XlElement(String name) {
    this.name = name;
  }

  XlElement with(String attribute, String value) {
    attributes.put(attribute, value);
    return this;
  }

  XlElement with(String attribute, Optional<String> value) {
    value.ifPresent(given -> attributes.put(attribute, given));
    return this;
  }

  XlElement add(XlElement child) {
    children.add(child);
    return this;
  }

  /** A new child with this name, or the one there is. */
  XlElement child(String childName) {
    return children.stream()
        .filter(child -> child.name.equals(childName))
        .findFirst()
        .orElseGet(
            () -> {
              var child = new XlElement(childName);
              children.add(child);
              return child;
            });
  }

  /** Text instead of children; blanks and line ends in it become single blanks. */
  XlElement text(String content) {
    text = oneLine(content);
    return this;
  }

  boolean isEmpty() {
    return children.isEmpty() && text.isEmpty() && attributes.isEmpty();
  }

  @Override
  public String toString() {
    var out = new StringBuilder();
    write(out, "");
    return out.toString();
  }

  private void write(StringBuilder out, String indent) {
    out.append(indent).append('<').append(name);
    attributes.forEach(
        (attribute, value) ->
            out.append(' ').append(attribute).append("=\"").append(escaped(value)).append('"'));
    if (!text.isEmpty()) {
      out.append('>').append(escaped(text)).append("</").append(name).append(">\n");
    } else if (children.isEmpty()) {
      out.append("/>\n");
    } else {
      out.append(">\n");
      children.forEach(child -> child.write(out, indent + "  "));
      out.append(indent).append("</").append(name).append(">\n");
    }
  }

  private static String oneLine(String content) {
    return content.strip().replaceAll("\\s+", " ");
  }

  private static String escaped(String content) {
    return oneLine(content)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
