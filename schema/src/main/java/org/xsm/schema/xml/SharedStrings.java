package org.xsm.schema.xml;

import org.jspecify.annotations.Nullable;

/**
 * A decision: one object for equal short strings that are seen close to one another. A site says
 * the same few values ten thousand times. Forgetful, so it stays small whatever the text holds.
 */
final class SharedStrings {
  private static final int PLACES = 1 << 11;
  private static final int LONGEST = 40;

  private final @Nullable String[] seen = new String[PLACES];

  String share(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    if (value.length() > LONGEST) {
      return value;
    }
    int hash = value.hashCode();
    int place = (hash ^ (hash >>> 15)) & (PLACES - 1);
    String known = seen[place];
    if (value.equals(known)) {
      return known;
    }
    seen[place] = value;
    return value;
  }
}
