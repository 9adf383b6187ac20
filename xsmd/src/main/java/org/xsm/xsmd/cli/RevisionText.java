package org.xsm.xsmd.cli;

import java.util.Arrays;

/** The text of a revision, with its number: a value. */
final class RevisionText {
  /** What messages call it. */
  static final String NAME = "site.xml";

  private final long number;
  private final byte[] bytes;

  RevisionText(long number, byte[] bytes) {
    this.number = number;
    this.bytes = bytes;
  }

  long number() {
    return number;
  }

  /** Its bytes themselves: nobody changes them. */
  byte[] bytes() {
    return bytes;
  }

  Document document() {
    return new Document(NAME, bytes);
  }

  boolean says(byte[] text) {
    return Arrays.equals(bytes, text);
  }
}
