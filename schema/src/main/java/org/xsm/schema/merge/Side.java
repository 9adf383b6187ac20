package org.xsm.schema.merge;

import org.xsm.schema.xml.XmlDocument;

/**
 * One of the three texts of a merge: a value.
 *
 * @param label whose it is, as messages and conflict markers say it: {@code revision 13 by root@h2}
 */
public record Side(XmlDocument document, String label) {
  /**
   * One of the three texts before it is read: a value.
   *
   * @param file what the text is called in messages
   */
  public record Text(String file, String text, String label) {}
}
