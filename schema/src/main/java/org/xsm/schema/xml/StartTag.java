package org.xsm.schema.xml;

import java.util.Arrays;

/**
 * A decision: where the attributes of a start tag lie. The tag is known to be well formed, so
 * nothing is checked; one instance serves a whole text.
 */
final class StartTag {
  private static final int PLACES = 4;

  private final String text;
  private int[] places = new int[16 * PLACES];
  private int count;
  private int end;

  StartTag(String text) {
    this.text = text;
  }

  /** Looks at the tag whose {@code <} stands at an offset. */
  void scan(int start) {
    count = 0;
    int at = start + 1;
    while (endsNoName(text.charAt(at))) {
      at++;
    }
    at = Characters.skipSpace(text, at);
    while (text.charAt(at) != '>' && text.charAt(at) != '/') {
      at = Characters.skipSpace(text, attribute(at));
    }
    end = text.charAt(at) == '/' ? at + 2 : at + 1;
  }

  private int attribute(int nameStart) {
    int nameEnd = nameStart;
    while (endsNoName(text.charAt(nameEnd))) {
      nameEnd++;
    }
    int quote = Characters.skipSpace(text, text.indexOf('=', nameEnd) + 1);
    int valueEnd = text.indexOf(text.charAt(quote), quote + 1);
    if (places.length == count * PLACES) {
      places = Arrays.copyOf(places, places.length * 2);
    }
    int place = count++ * PLACES;
    places[place] = nameStart;
    places[place + 1] = nameEnd;
    places[place + 2] = quote + 1;
    places[place + 3] = valueEnd;
    return valueEnd + 1;
  }

  private static boolean endsNoName(char c) {
    return c != '=' && c != '>' && c != '/' && !Characters.isSpace(c);
  }

  /** Attributes and name space declarations. */
  int count() {
    return count;
  }

  boolean isNamespace(int attribute) {
    int start = nameStart(attribute);
    int length = nameEnd(attribute) - start;
    return text.startsWith("xmlns", start)
        && (length == 5 || (length > 5 && text.charAt(start + 5) == ':'));
  }

  int nameStart(int attribute) {
    return places[attribute * PLACES];
  }

  int nameEnd(int attribute) {
    return places[attribute * PLACES + 1];
  }

  int valueStart(int attribute) {
    return places[attribute * PLACES + 2];
  }

  int valueEnd(int attribute) {
    return places[attribute * PLACES + 3];
  }

  /** Just after the tag's {@code >}. */
  int end() {
    return end;
  }
}
