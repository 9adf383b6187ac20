package org.xsm.xsmd.edit;

import java.util.function.BiConsumer;
import org.xsm.schema.GuestName;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlElement;

/** The text of each guest as it is written: a decision. */
final class GuestTexts {
  private GuestTexts() {}

  static void each(XmlDocument document, BiConsumer<GuestName, String> to) {
    String text = document.source().text();
    for (XmlElement set : document.root().children()) {
      if (isSet(set)) {
        for (XmlElement vm : set.children()) {
          if (isGuest(vm)) {
            to.accept(new GuestName(name(set), name(vm)), text.substring(vm.start(), vm.end()));
          }
        }
      }
    }
  }

  static boolean isSet(XmlElement element) {
    return isOurs(element, "set");
  }

  static boolean isGuest(XmlElement element) {
    return isOurs(element, "vm");
  }

  static String name(XmlElement element) {
    return element.attribute("name").map(XmlAttribute::value).map(String::strip).orElse("");
  }

  private static boolean isOurs(XmlElement element, String name) {
    return element.name().equals(name)
        && (element.parent() == null || element.namespace().equals(element.parent().namespace()));
  }
}
