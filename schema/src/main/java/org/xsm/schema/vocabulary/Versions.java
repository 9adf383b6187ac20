package org.xsm.schema.vocabulary;

import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlDocument;

/** Which versions of the vocabulary this build knows: a decision. */
final class Versions {
  /** The minor number of the newest version that this build knows. */
  private static final int KNOWN = 0;

  private Versions() {}

  /** Whether a file says that it is written for a newer version of the same major number. */
  static boolean isNewer(XmlDocument document) {
    String version =
        document.root().attribute("version").map(XmlAttribute::value).orElse("1.0").strip();
    return version.matches("1\\.[1-9][0-9]{0,3}") && Integer.parseInt(version.substring(2)) > KNOWN;
  }
}
