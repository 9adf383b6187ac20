package org.xsm.xsmd.trust;

import java.util.Locale;

/**
 * Bytes as letters that people can read aloud and type: a decision. There is no I, L, O or U;
 * whoever reads the first three in a 1 or 0 is understood.
 */
final class Base32 {
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int BITS = 5;

  private Base32() {}

  /** How many letters so many bytes take; only for whole letters. */
  static int letters(int bytes) {
    return bytes * Byte.SIZE / BITS;
  }

  /** Letters in groups; the bytes have to fill whole letters. */
  static String write(byte[] bytes, int group) {
    StringBuilder text = new StringBuilder();
    int held = 0;
    int bits = 0;
    int written = 0;
    for (byte next : bytes) {
      held = (held << Byte.SIZE) | (next & 0xff);
      bits += Byte.SIZE;
      while (bits >= BITS) {
        bits -= BITS;
        if (written > 0 && written % group == 0) {
          text.append('-');
        }
        text.append(LETTERS.charAt((held >>> bits) & 0x1f));
        written++;
      }
      held &= (1 << bits) - 1;
    }
    return text.toString();
  }

  /**
   * The bytes of a text in any case, with blanks and dashes anywhere.
   *
   * @param name what the text is called in messages
   */
  static byte[] read(String name, String text, int length) {
    byte[] bytes = new byte[length];
    int wanted = letters(length);
    int found = 0;
    int held = 0;
    int bits = 0;
    int filled = 0;
    for (int i = 0; i < text.length(); i++) {
      char typed = text.charAt(i);
      if (typed == '-' || Character.isWhitespace(typed)) {
        continue;
      }
      held = (held << BITS) | value(name, typed, ++found);
      bits += BITS;
      if (bits >= Byte.SIZE && filled < length) {
        bits -= Byte.SIZE;
        bytes[filled++] = (byte) (held >>> bits);
        held &= (1 << bits) - 1;
      }
    }
    if (found != wanted) {
      throw new TrustException(
          name
              + " has "
              + wanted
              + " letters and digits, these are "
              + found
              + "; compare it group by group");
    }
    return bytes;
  }

  private static int value(String name, char typed, int place) {
    char letter =
        switch (String.valueOf(typed).toUpperCase(Locale.ROOT)) {
          case "I", "L" -> '1';
          case "O" -> '0';
          case String other -> other.charAt(0);
        };
    int value = LETTERS.indexOf(letter);
    if (value < 0) {
      throw new TrustException(
          name
              + " has no \""
              + Shown.of(String.valueOf(typed))
              + "\", which is letter "
              + place
              + " here; it is made of digits and letters without I, L, O and U");
    }
    return value;
  }
}
