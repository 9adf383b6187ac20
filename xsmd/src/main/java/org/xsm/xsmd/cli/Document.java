package org.xsm.xsmd.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was read from a file: a value. The name is the one that messages use. */
final class Document {
  private static final Pattern ENCODING =
      Pattern.compile("<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
  private static final int HEAD = 200;

  private final String name;
  private final byte[] bytes;

  Document(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  String name() {
    return name;
  }

  /** Its bytes themselves: nobody changes them. */
  byte[] bytes() {
    return bytes;
  }

  /**
   * Its text to be shown; what cannot be decoded is replaced. Judging it is the reader's business.
   */
  String text() {
    return new String(bytes, charset());
  }

  private Charset charset() {
    if (bytes.length >= 2 && isMark(bytes[0], bytes[1])) {
      return UTF_16;
    }
    Matcher declared =
        ENCODING.matcher(new String(bytes, 0, Math.min(HEAD, bytes.length), ISO_8859_1));
    try {
      return declared.lookingAt() ? Charset.forName(declared.group(1)) : UTF_8;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return UTF_8;
    }
  }

  private static boolean isMark(byte first, byte second) {
    return (first == (byte) 0xFE && second == (byte) 0xFF)
        || (first == (byte) 0xFF && second == (byte) 0xFE);
  }
}
