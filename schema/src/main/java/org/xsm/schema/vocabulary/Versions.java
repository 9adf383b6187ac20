package org.xsm.schema.vocabulary;

import java.util.regex.Pattern;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlDocument;

/**
 * The version of the vocabulary that a file is written for, against the one that this build knows:
 * a value.
 */
record Versions(int minor) {
  /** The minor number of the newest version that this build knows. */
  private static final int KNOWN = 0;

  private static final Pattern NEWER = Pattern.compile("\\s*1\\.[1-9][0-9]{0,3}\\s*");

  static Versions of(XmlDocument document, Vocabulary vocabulary) {
    if (vocabulary.root().type().attribute("version").isEmpty()) {
      return new Versions(KNOWN);
    }
    String version = document.root().attribute("version").map(XmlAttribute::value).orElse("1.0");
    return NEWER.matcher(version).matches()
        ? new Versions(Integer.parseInt(version.strip().substring(2)))
        : new Versions(KNOWN);
  }

  boolean newer() {
    return minor > KNOWN;
  }

  @Override
  public String toString() {
    return "version 1." + minor + " and this xsm knows 1." + KNOWN;
  }
}
