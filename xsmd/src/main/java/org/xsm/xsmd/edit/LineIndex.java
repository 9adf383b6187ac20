package org.xsm.xsmd.edit;

import java.util.HashMap;
import java.util.Map;
import org.xsm.schema.diff.Path;
import org.xsm.schema.vocabulary.Identity;
import org.xsm.schema.vocabulary.Kinds;
import org.xsm.schema.vocabulary.Vocabulary;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlElement;

/**
 * On which line of a text the things of a site stand: a value. Made only for an edit that is
 * refused; it walks over the whole text.
 */
final class LineIndex {
  private final XmlDocument document;
  private final Map<String, XmlElement> elements = new HashMap<>();

  private LineIndex(XmlDocument document) {
    this.document = document;
  }

  static LineIndex of(XmlDocument document) {
    var index = new LineIndex(document);
    Kinds kinds = Kinds.of(document, Vocabulary.site());
    for (XmlElement element : document.elements()) {
      index.elements.putIfAbsent(Identity.path(kinds, element), element);
    }
    return index;
  }

  /** The line of a thing; for what is not written by itself, that of what it stands in. */
  int line(Path path) {
    for (int steps = path.steps().size(); steps > 0; steps--) {
      XmlElement element = elements.get(new Path(path.steps().subList(0, steps)).toString());
      if (element != null) {
        return line(element.start());
      }
    }
    return line(document.root().start());
  }

  /** The line of a field of a thing, where that is written. */
  int line(Path path, String field) {
    XmlElement element = elements.get(path.toString());
    if (element == null) {
      return line(path);
    }
    return element
        .attribute(field)
        .map(attribute -> line(attribute.start()))
        .or(
            () ->
                element.children().stream()
                    .filter(child -> child.name().equals(field))
                    .findFirst()
                    .map(child -> line(child.start())))
        .orElseGet(() -> line(element.start()));
  }

  /** The line of a thing by its name, as in {@code host h2}. */
  int line(String kind, String key) {
    XmlElement element = elements.get(kind + " " + key);
    return line((element == null ? document.root() : element).start());
  }

  private int line(int offset) {
    return document.source().position(offset).line();
  }
}
