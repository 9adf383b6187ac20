package org.xsm.schema.legacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xsm.schema.Position;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlElement;

/** A guest in a file of the old XSM, which may have mistakes: a value. */
record LegacyVm(XmlElement element) {
  /** All guests, in the order of the file. */
  static List<LegacyVm> all(XmlDocument document) {
    var all = new ArrayList<LegacyVm>();
    for (XmlElement set : document.root().children()) {
      for (XmlElement child : set.children()) {
        if (set.name().equals("Set") && child.name().equals("VM")) {
          all.add(new LegacyVm(child));
        }
      }
    }
    return all;
  }

  /** As messages name it. */
  String name() {
    return element.attribute("name").map(name -> "VM " + name.value().strip()).orElse("a VM");
  }

  Optional<XmlAttribute> config() {
    return element.attribute("config");
  }

  Optional<XmlElement> field(String field) {
    return element.children().stream().filter(child -> child.name().equals(field)).findFirst();
  }

  /** Where the text of a field begins. */
  static Position position(XmlDocument document, XmlElement field) {
    String text = document.source().text();
    int at = field.tagEnd();
    while (at < field.closeStart() && text.charAt(at) <= ' ') {
      at++;
    }
    return document.source().position(at);
  }
}
