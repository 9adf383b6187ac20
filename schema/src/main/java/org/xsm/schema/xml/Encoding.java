package org.xsm.schema.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;
import java.util.Optional;

/**
 * A value: how a text stands in its file.
 *
 * @param mark whether the file begins with a byte order mark
 */
record Encoding(Charset charset, boolean mark) {
  static final Encoding UTF8 = new Encoding(UTF_8, false);
  static final String UNKNOWN =
      "it is not one of UTF-8, UTF-16, ISO-8859-1, US-ASCII and windows-1252;"
          + " save the file as UTF-8 and declare that";

  Encoding {
    charset = charset.equals(UTF_16) ? UTF_16BE : charset;
    mark = mark && (charset.equals(UTF_8) || isUtf16(charset));
  }

  /** The charset of a name in an XML declaration; UTF-16 does not say its byte order. */
  static Optional<Charset> named(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "UTF-8", "UTF8" -> Optional.of(UTF_8);
      case "UTF-16", "UTF16" -> Optional.of(UTF_16);
      case "UTF-16LE" -> Optional.of(UTF_16LE);
      case "UTF-16BE" -> Optional.of(UTF_16BE);
      case "ISO-8859-1", "ISO8859-1", "ISO_8859-1", "LATIN1", "L1" -> Optional.of(ISO_8859_1);
      case "US-ASCII", "ASCII" -> Optional.of(US_ASCII);
      case "WINDOWS-1252", "CP1252" -> Optional.of(Charset.forName("windows-1252"));
      default -> Optional.empty();
    };
  }

  static boolean isUtf16(Charset charset) {
    return charset.equals(UTF_16) || charset.equals(UTF_16LE) || charset.equals(UTF_16BE);
  }

  /** A character that the charset lacks is written as a reference, so that values keep it. */
  byte[] encode(String text) {
    String whole = mark ? "\uFEFF" + text : text;
    if (charset.equals(UTF_8) || isUtf16(charset)) {
      return whole.getBytes(charset);
    }
    try {
      ByteBuffer bytes = encoder().encode(CharBuffer.wrap(whole));
      byte[] result = new byte[bytes.remaining()];
      bytes.get(result);
      return result;
    } catch (CharacterCodingException e) {
      return encodeWithReferences(whole);
    }
  }

  private byte[] encodeWithReferences(String text) {
    CharsetEncoder encoder = encoder();
    var bytes = new ByteArrayOutputStream(text.length());
    text.codePoints()
        .mapToObj(
            c -> {
              String character = Character.toString(c);
              return encoder.canEncode(character) ? character : "&#" + c + ";";
            })
        .forEach(piece -> bytes.writeBytes(piece.getBytes(charset)));
    return bytes.toByteArray();
  }

  private CharsetEncoder encoder() {
    return charset
        .newEncoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }
}
