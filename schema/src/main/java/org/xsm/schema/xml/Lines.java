package org.xsm.schema.xml;

import java.util.Arrays;
import org.xsm.schema.Position;

/**
 * A value: where the lines of a text start. A line ends as in XML: CR LF, LF alone or CR alone.
 * Finding a place takes logarithmic time, however long the lines are.
 */
final class Lines {
  private static final int BLOCK_BITS = 7;

  private final String text;
  private final int[] starts;

  /** Surrogate pairs that end before each block of the text; empty if the text has none. */
  private final int[] pairs;

  Lines(String text) {
    this.text = text;
    this.starts = starts(text);
    this.pairs = pairs(text);
  }

  /** The place of an offset; past the end it is that of the end. */
  Position position(int offset) {
    int at = Math.clamp(offset, 0, text.length());
    int found = Arrays.binarySearch(starts, at);
    int line = found >= 0 ? found : -found - 2;
    int start = starts[line];
    return new Position(line + 1, at - start - (pairsBefore(at) - pairsBefore(start)) + 1);
  }

  private int pairsBefore(int offset) {
    if (pairs.length == 0) {
      return 0;
    }
    int block = offset >> BLOCK_BITS;
    return pairs[block] + lowSurrogates(text, block << BLOCK_BITS, offset);
  }

  private static int[] starts(String text) {
    int count = 1;
    for (int at = 0; at < text.length(); at++) {
      count += endsLine(text, at) ? 1 : 0;
    }
    int[] starts = new int[count];
    int line = 1;
    for (int at = 0; at < text.length(); at++) {
      if (endsLine(text, at)) {
        starts[line++] = at + 1;
      }
    }
    return starts;
  }

  private static boolean endsLine(String text, int at) {
    char c = text.charAt(at);
    return c == '\n' || (c == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n'));
  }

  private static int[] pairs(String text) {
    int blocks = (text.length() >> BLOCK_BITS) + 1;
    int[] pairs = new int[blocks];
    int total = 0;
    for (int block = 0; block < blocks; block++) {
      pairs[block] = total;
      int start = block << BLOCK_BITS;
      total += lowSurrogates(text, start, Math.min(text.length(), start + (1 << BLOCK_BITS)));
    }
    return total == 0 ? new int[0] : pairs;
  }

  private static int lowSurrogates(String text, int from, int to) {
    int count = 0;
    for (int at = from; at < to; at++) {
      count += Character.isLowSurrogate(text.charAt(at)) ? 1 : 0;
    }
    return count;
  }
}
