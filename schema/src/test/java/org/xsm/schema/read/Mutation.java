package org.xsm.schema.read;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Spoils files: a decision. The same seed spoils a file in the same way. */
final class Mutation {
  /** Pieces that readers of XML have stumbled over. */
  private static final List<String> PIECES =
      List.of(
          "<!DOCTYPE site [<!ENTITY a \"b\">]>",
          "&a;",
          "&#0;",
          "&#x110000;",
          "&amp;",
          "<![CDATA[",
          "]]>",
          "<!--",
          "-->",
          "<?xml version=\"1.1\"?>",
          "<?pi",
          "?>",
          "<",
          ">",
          "/>",
          "\"",
          "'",
          "=",
          "\0",
          "\uFFFE",
          "\uFEFF",
          "\uD83D\uDE00",
          "\r",
          "\u0085",
          "\u2028",
          "xmlns=\"\"",
          "xmlns:x=\"urn:x\"",
          " x:y=\"z\"",
          "<x:vm/>",
          "<vm name=\"a/b\"/>",
          "version=\"1.9\"",
          "99999999999999999999",
          "-1",
          "1e9",
          "0x10",
          "NaN",
          "9999999999TiB",
          "1.0000000001GiB",
          "::::::::",
          "fe80::1%eth0",
          "1.2.3.4.5",
          "256.0.0.1",
          "h1 h1 h1",
          "../..",
          "template://",
          "secret:",
          "<domain><name>x</name></domain>",
          "extends=\"web\"",
          "was=\"shop/web1\"",
          "after=\"shop/web1\"",
          "<<<<<<< mine\n",
          "=======\n",
          ">>>>>>> theirs\n");

  private Mutation() {}

  /** Spoils a file in one to four places. */
  static byte[] of(byte[] file, List<byte[]> others, long seed) {
    var random = new Random(seed);
    byte[] spoilt = file;
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      spoilt = once(spoilt, others, random);
    }
    return spoilt;
  }

  private static byte[] once(byte[] file, List<byte[]> others, Random random) {
    int from = random.nextInt(file.length + 1);
    int to = Math.min(file.length, from + random.nextInt(1 << random.nextInt(10)));
    return switch (random.nextInt(8)) {
      case 0 -> joined(file, 0, from, file, to, file.length);
      case 1 -> joined(file, 0, to, file, from, file.length);
      case 2 -> joined(file, 0, from, file, file.length, file.length);
      case 3 -> flipped(file, random);
      case 4, 5 -> withPiece(file, from, to, random);
      case 6 -> withPiece(file, from, from, random);
      default -> {
        byte[] other = others.get(random.nextInt(others.size()));
        int start = random.nextInt(other.length + 1);
        byte[] head = joined(file, 0, from, other, start, Math.min(other.length, start + 200));
        yield joined(head, 0, head.length, file, to, file.length);
      }
    };
  }

  private static byte[] withPiece(byte[] file, int from, int to, Random random) {
    byte[] piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
    byte[] head = joined(file, 0, from, piece, 0, piece.length);
    return joined(head, 0, head.length, file, to, file.length);
  }

  private static byte[] flipped(byte[] file, Random random) {
    byte[] copy = file.clone();
    if (copy.length > 0) {
      copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
    }
    return copy;
  }

  private static byte[] joined(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
    var out = new ByteArrayOutputStream(aTo - aFrom + bTo - bFrom);
    out.write(a, aFrom, aTo - aFrom);
    out.write(b, bFrom, bTo - bFrom);
    return out.toByteArray();
  }
}
