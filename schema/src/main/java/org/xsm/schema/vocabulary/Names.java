package org.xsm.schema.vocabulary;

import java.util.regex.Pattern;
import org.xsm.schema.xml.XmlElement;

/** A decision: how messages call one element of a file, as in {@code vm web1}. */
final class Names {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  private Names() {}

  static String of(XmlElement element) {
    return element.name() + given(element);
  }

  /** As in {@code <vm> web1}. */
  static String tag(XmlElement element) {
    return "<" + element.name() + ">" + given(element);
  }

  private static String given(XmlElement element) {
    return element
        .attribute("name")
        .map(name -> " " + plain(Whitespace.collapse(name.value())))
        .orElse("");
  }

  private static String plain(String name) {
    return PLAIN.matcher(name).matches() ? name : Quoted.of(name);
  }
}
