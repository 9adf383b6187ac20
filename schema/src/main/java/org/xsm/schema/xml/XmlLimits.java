package org.xsm.schema.xml;

/**
 * A value: how large a text may be in each direction before it is refused unread.
 *
 * @param bytes of the whole file
 * @param depth of elements in one another
 * @param elements in the whole file
 * @param attributes of one element, name space declarations counted in
 * @param valueLength characters of one attribute's value, as written
 * @param textLength characters of one element's own text
 */
public record XmlLimits(
    int bytes, int depth, int elements, int attributes, int valueLength, int textLength) {

  /** Room for a site of a hundred thousand guests. */
  public static final XmlLimits DEFAULT =
      new XmlLimits(16 << 20, 64, 2_000_000, 200, 64 << 10, 1 << 20);

  /**
   * Different names in one file. A vocabulary has a few hundred; a file with more is made to fill
   * hash tables with names that collide.
   */
  static final int NAMES = 1_000;

  /** Characters of one name. */
  static final int NAME_LENGTH = 256;

  /** Name space declarations in force at one place: each look-up walks over all of them. */
  static final int NAMESPACES = 64;

  String tooLarge(String found) {
    return "the file is " + found + ", more than the " + bytes + " that a site file may have";
  }

  String valueTooLong() {
    return "the value is longer than the " + valueLength + " characters that it may have";
  }

  String tooManyAttributes() {
    return "an element has more than the " + attributes + " attributes that it may have";
  }
}
