package org.xsm.schema.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

final class XmlReaderEncodingTest {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private static byte[] bytes(Object... parts) {
    var bytes = new ByteArrayOutputStream();
    for (Object part : parts) {
      if (part instanceof Integer one) {
        bytes.write(one);
      } else {
        bytes.writeBytes(part.toString().getBytes(ISO_8859_1));
      }
    }
    return bytes.toByteArray();
  }

  private static XmlReading read(byte[] bytes) {
    return XmlReader.read("site.xml", bytes, XmlLimits.DEFAULT);
  }

  private static String line(Object... parts) {
    return Texts.line(read(bytes(parts)));
  }

  private static void keeps(String text, Charset charset, boolean mark) {
    byte[] given = new Encoding(charset, mark).encode(text);

    XmlSource source = Texts.document(read(given)).source();

    assertThat(source.text()).isEqualTo(text);
    assertThat(source.encode(text)).isEqualTo(given);
  }

  @Test
  void readsAndWritesEveryKnownEncoding() {
    keeps("<a>é😀</a>", UTF_8, false);
    keeps("<a>é😀</a>", UTF_8, true);
    keeps("<?xml version='1.0' encoding='utf-8'?><a>\uFFFD</a>", UTF_8, false);
    keeps("<?xml version='1.0' encoding='UTF-16'?><a>é😀</a>", UTF_16LE, true);
    keeps("<a>é😀</a>", UTF_16BE, true);
    keeps("<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>", ISO_8859_1, false);
    keeps("<?xml version='1.0' encoding='us-ascii'?><a>e</a>", US_ASCII, false);
    keeps("<?xml version='1.0' encoding='windows-1252'?><a>€</a>", WINDOWS, false);
  }

  @Test
  void writesACharacterThatTheEncodingLacksAsAReference() {
    XmlSource source = XmlSource.of("s", "<?xml version='1.0' encoding='ISO-8859-1'?><a/>");

    assertThat(source.encode("<a b='é€😀'/>"))
        .isEqualTo("<a b='é&#8364;&#128512;'/>".getBytes(ISO_8859_1));
  }

  @Test
  void aDecodedTextIsWrittenAsItDeclaresItself() {
    String text = "<?xml version='1.0' encoding='UTF-16'?><a/>";

    assertThat(XmlSource.of("s", text).encode(text))
        .isEqualTo(new Encoding(UTF_16BE, true).encode(text))
        .startsWith(0xFE, 0xFF, 0, '<');
    assertThat(XmlSource.of("s", "\uFEFF<a/>").encode("<b/>"))
        .isEqualTo(bytes(0xEF, 0xBB, 0xBF, "<b/>"));
  }

  @Test
  void saysWhichByteIsNotUtf8() {
    assertThat(line("<a>\n  <b n='caf", 0xE9, "'/></a>"))
        .isEqualTo(
            "site.xml:2:12: byte 0xE9 (at offset 15) is not UTF-8; save the file as UTF-8 or"
                + " declare encoding=\"ISO-8859-1\"");
  }

  @Test
  void countsCharactersNotBytesBeforeTheWrongByte() {
    assertThat(line("<a>", 0xC3, 0xA9, 0xF0, 0x9F, 0x98, 0x80, 0xFF, "</a>"))
        .startsWith("site.xml:1:6: byte 0xFF (at offset 9)");
  }

  @Test
  void refusesOverlongAndSurrogateBytes() {
    assertThat(line("<a>", 0xC0, 0x80, "</a>")).contains("byte 0xC0 ");
    assertThat(line("<a>", 0xED, 0xA0, 0x80, "</a>")).contains("byte 0xED ");
  }

  @Test
  void saysWhichByteIsNotOfTheDeclaredEncoding() {
    assertThat(line("<?xml version='1.0' encoding='ASCII'?>\n<a>", 0xE9, "</a>"))
        .isEqualTo(
            "site.xml:2:4: byte 0xE9 (at offset 42) is not US-ASCII, as encoding=\"ASCII\" says;"
                + " save the file as UTF-8 and declare that");
    assertThat(line("<?xml version='1.0' encoding='windows-1252'?>\n<a>", 0x81, "</a>"))
        .startsWith("site.xml:2:4: byte 0x81 (at offset 49) is not windows-1252");
  }

  @Test
  void saysThatAFileEndsInsideACharacter() {
    assertThat(line("<a>", 0xE2, 0x82))
        .isEqualTo(
            "site.xml:1:4: the file ends in the middle of a UTF-8 character; was it saved whole?");
    assertThat(line(0xFF, 0xFE, '<' + 0, 0, 'a' + 0))
        .isEqualTo(
            "site.xml:1:2: the file ends in the middle of a UTF-16 character; was it saved whole?");
  }

  @Test
  void refusesADeclarationThatTheByteOrderMarkContradicts() {
    assertThat(line(0xEF, 0xBB, 0xBF, "<?xml version='1.0' encoding='ISO-8859-1'?><a/>"))
        .isEqualTo(
            "site.xml:1:21: encoding=\"ISO-8859-1\": the file begins with the byte order mark of"
                + " UTF-8; declare encoding=\"UTF-8\"");
    byte[] utf16 =
        new Encoding(UTF_16LE, true).encode("<?xml version='1.0' encoding='UTF-8'?><a/>");
    assertThat(Texts.line(read(utf16)))
        .isEqualTo(
            "site.xml:1:21: encoding=\"UTF-8\": the file begins with the byte order mark of"
                + " UTF-16LE; declare encoding=\"UTF-16\"");
  }

  @Test
  void refusesADeclarationThatTheBytesContradict() {
    assertThat(line("<?xml version='1.0' encoding='UTF-16'?><a/>"))
        .isEqualTo(
            "site.xml:1:21: encoding=\"UTF-16\": the bytes are not UTF-16; declare"
                + " encoding=\"UTF-8\"");
  }

  @Test
  void refusesAnEncodingThatItDoesNotKnow() {
    assertThat(line("<?xml version='1.0' encoding='UTF-7'?><a/>"))
        .isEqualTo(
            "site.xml:1:21: encoding=\"UTF-7\": it is not one of UTF-8, UTF-16, ISO-8859-1,"
                + " US-ASCII and windows-1252; save the file as UTF-8 and declare that");
  }

  @Test
  void refusesUtf32AndUnmarkedUtf16() {
    assertThat(line(0xFF, 0xFE, 0, 0, "<", 0, 0, 0)).contains("the file is UTF-32");
    assertThat(line(0, 0, 0xFE, 0xFF, 0, 0, 0, "<")).contains("the file is UTF-32");
    assertThat(line(0, 0, 0, "<", 0, 0, 0, "a")).contains("the file is UTF-32");
    assertThat(line("<", 0, "a", 0)).contains("the file is UTF-16 without a byte order mark");
    assertThat(line(0, "<", 0, "a")).contains("the file is UTF-16 without a byte order mark");
  }

  @Test
  void refusesCompressedFiles() {
    assertThat(line(0x1F, 0x8B, 8, 0))
        .isEqualTo("site.xml:1:1: the file is compressed with gzip; unpack it first");
    assertThat(line("PK", 3, 4, 20, 0)).contains("compressed with zip");
    assertThat(line(0xFD, "7zXZ", 0)).contains("compressed with xz");
  }

  @Test
  void refusesBinaryFiles() {
    assertThat(line("<a>\n", 0xFF, 0, "</a>"))
        .isEqualTo("site.xml:2:2: a NUL character; is this a binary file?");
    assertThat(line(0x7F, "ELF", 2, 1, 1, 0)).contains("is this a binary file?");
    assertThat(Texts.line(read(new Encoding(UTF_16LE, true).encode("<a>\0</a>"))))
        .isEqualTo("site.xml:1:4: a NUL character; is this a binary file?");
  }

  @Test
  void refusesEmptyFiles() {
    assertThat(line()).isEqualTo("site.xml:1:1: the file is empty");
    assertThat(line(0xEF, 0xBB, 0xBF)).isEqualTo("site.xml:1:1: the file is empty");
    assertThat(line("\r\n\t ")).isEqualTo("site.xml:1:1: the file holds nothing but white space");
  }

  @Test
  void refusesHalfASurrogatePair() {
    assertThat(Texts.line(XmlReader.read("site.xml", "<a>\uDC00</a>", XmlLimits.DEFAULT)))
        .isEqualTo("site.xml:1:4: half a character (U+DC00), which XML does not allow; remove it");
  }
}
