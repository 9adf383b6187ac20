package org.xsm.schema.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.HexFormat;
import java.util.Optional;
import org.xsm.schema.Position;
import org.xsm.schema.Problem;

/** A decision: the text that a file's bytes stand for; strict, nothing is guessed or replaced. */
final class Decoder {
  private static final String SAVE = "save the file as UTF-8";

  private final String name;
  private final byte[] bytes;

  private Decoder(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  static XmlSource decode(String name, byte[] bytes, XmlLimits limits) {
    return new Decoder(name, bytes).decode(limits);
  }

  private XmlSource decode(XmlLimits limits) {
    if (bytes.length > limits.bytes()) {
      throw refuse("too-large", limits.tooLarge(bytes.length + " bytes"));
    }
    Optional<Signature> foreign = Signature.of(bytes);
    if (foreign.isPresent()) {
      throw refuse(foreign.get().rule(), foreign.get().message());
    }
    if (Signature.starts(bytes, "\u00FE\u00FF")) {
      return marked(UTF_16BE, 2);
    }
    if (Signature.starts(bytes, "\u00FF\u00FE")) {
      return marked(UTF_16LE, 2);
    }
    return Signature.starts(bytes, "\u00EF\u00BB\u00BF") ? marked(UTF_8, 3) : unmarked();
  }

  private XmlSource marked(Charset charset, int skip) {
    refuseBinary(charset, skip);
    String text = strict(charset, skip, "");
    XmlDeclaration declared = XmlDeclaration.of(text);
    if (!declared.encoding().isEmpty()) {
      Charset said = known(text, declared);
      if (!said.equals(charset) && !(said.equals(UTF_16) && Encoding.isUtf16(charset))) {
        String found = "the file begins with the byte order mark of " + charset;
        throw refuseAt(text, declared, found + "; declare encoding=\"" + family(charset) + "\"");
      }
    }
    return new XmlSource(name, text, new Encoding(charset, true));
  }

  private XmlSource unmarked() {
    String head = new String(bytes, 0, Math.min(bytes.length, XmlDeclaration.LONGEST), ISO_8859_1);
    XmlDeclaration declared = XmlDeclaration.of(head);
    Charset charset = declared.encoding().isEmpty() ? UTF_8 : known(head, declared);
    if (Encoding.isUtf16(charset)) {
      throw refuseAt(head, declared, "the bytes are not UTF-16; declare encoding=\"UTF-8\"");
    }
    refuseBinary(charset, 0);
    String text = strict(charset, 0, declared.encoding());
    return new XmlSource(name, text, new Encoding(charset, false));
  }

  private Charset known(String text, XmlDeclaration declared) {
    return Encoding.named(declared.encoding())
        .orElseThrow(() -> refuseAt(text, declared, Encoding.UNKNOWN));
  }

  /** A NUL is the surest sign of a file that is no text; it is looked for before strange bytes. */
  private void refuseBinary(Charset charset, int skip) {
    if (Encoding.isUtf16(charset)) {
      return;
    }
    for (int at = skip; at < bytes.length; at++) {
      if (bytes[at] == 0) {
        throw refuseAfter(new String(bytes, skip, at - skip, charset), "binary", XmlReader.NUL);
      }
    }
  }

  private String strict(Charset charset, int skip, String declared) {
    String text = new String(bytes, skip, bytes.length - skip, charset);
    // The quick way replaces what it cannot decode, so only a text with U+FFFD needs the slow one.
    if (text.indexOf('\uFFFD') < 0) {
      return text;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, skip, bytes.length - skip);
    CharBuffer out = CharBuffer.allocate(text.length());
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    if (decoder.decode(in, out, true).isError()) {
      throw refuseAfter(
          out.flip().toString(), "encoding", wrongByte(charset, in.position(), declared));
    }
    return text;
  }

  private String wrongByte(Charset charset, int at, String declared) {
    String family = family(charset);
    if (isCutOff(charset, at)) {
      return "the file ends in the middle of a " + family + " character; was it saved whole?";
    }
    if (Encoding.isUtf16(charset)) {
      return "the bytes at offset " + at + " are not UTF-16; " + SAVE;
    }
    String what = "byte 0x" + HexFormat.of().withUpperCase().toHexDigits(bytes[at]);
    String found = what + " (at offset " + at + ") is not " + family;
    if (!charset.equals(UTF_8)) {
      return found + ", as encoding=\"" + declared + "\" says; " + SAVE + " and declare that";
    }
    return found + "; " + SAVE + " or declare encoding=\"ISO-8859-1\"";
  }

  private boolean isCutOff(Charset charset, int at) {
    int left = bytes.length - at;
    if (Encoding.isUtf16(charset)) {
      return left == 1;
    }
    int lead = bytes[at] & 0xFF;
    int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (!charset.equals(UTF_8) || lead < 0xC2 || lead > 0xF4 || left >= length) {
      return false;
    }
    for (int next = at + 1; next < bytes.length; next++) {
      if ((bytes[next] & 0xC0) != 0x80) {
        return false;
      }
    }
    return true;
  }

  private static String family(Charset charset) {
    return Encoding.isUtf16(charset) ? "UTF-16" : charset.name();
  }

  private XmlRefusal refuse(String rule, String message) {
    return new XmlRefusal(Problem.error(rule, name, Position.START, message));
  }

  private XmlRefusal refuseAt(String text, XmlDeclaration declared, String why) {
    String said = "encoding=\"" + Quote.of(declared.encoding()) + "\"";
    Position position = new Lines(text).position(declared.encodingAt());
    return new XmlRefusal(Problem.error("encoding", name, position, said + ": " + why));
  }

  private XmlRefusal refuseAfter(String prefix, String rule, String message) {
    Position position = new Lines(prefix).position(prefix.length());
    return new XmlRefusal(Problem.error(rule, name, position, message));
  }
}
