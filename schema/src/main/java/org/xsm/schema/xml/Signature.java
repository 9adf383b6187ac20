package org.xsm.schema.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Optional;

/** A decision: what a file is, by its first bytes, that is no text we read. */
enum Signature {
  GZIP(compressed("gzip"), "\u001F\u008B"),
  ZIP(compressed("zip"), "PK\3\4"),
  XZ(compressed("xz"), "\u00FD7zXZ\0"),
  ZSTD(compressed("zstd"), "(\u00B5/\u00FD"),
  BZIP2(compressed("bzip2"), "BZh"),
  UTF32_BIG(utf32(), "\0\0\u00FE\u00FF"),
  UTF32_LITTLE(utf32(), "\u00FF\u00FE\0\0"),
  UTF32_BIG_BARE(utf32(), "\0\0\0<"),
  UTF32_LITTLE_BARE(utf32(), "<\0\0\0"),
  UTF16_BIG_BARE(utf16(), "\0<"),
  UTF16_LITTLE_BARE(utf16(), "<\0");

  private final String message;

  /** One character a byte. */
  private final String first;

  Signature(String message, String first) {
    this.message = message;
    this.first = first;
  }

  /** The first that fits; longer ones stand before those they begin with. */
  static Optional<Signature> of(byte[] bytes) {
    return Arrays.stream(values()).filter(one -> starts(bytes, one.first)).findFirst();
  }

  /** Whether the bytes begin with the characters of a word, each taken for a byte. */
  static boolean starts(byte[] bytes, String word) {
    return bytes.length >= word.length()
        && new String(bytes, 0, word.length(), ISO_8859_1).equals(word);
  }

  String rule() {
    return message.contains("compressed") ? "compressed" : "encoding";
  }

  String message() {
    return message;
  }

  private static String compressed(String program) {
    return "the file is compressed with " + program + "; unpack it first";
  }

  private static String utf32() {
    return "the file is UTF-32, which is not read; save it as UTF-8";
  }

  private static String utf16() {
    return "the file is UTF-16 without a byte order mark; save it as UTF-8";
  }
}
