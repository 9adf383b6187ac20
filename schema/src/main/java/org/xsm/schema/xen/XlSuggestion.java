package org.xsm.schema.xen;

import java.util.Arrays;
import java.util.List;
import org.xsm.schema.Nearest;

/** Which known key an unknown one may be a slip of: a decision. */
final class XlSuggestion {
  private static final int SHORTEST = 4;
  private static final List<String> KNOWN =
      Arrays.stream(XlKey.values()).flatMap(XlKey::words).toList();

  private XlSuggestion() {}

  static void warn(XlStatement statement, XlProblems problems) {
    String key = statement.key();
    if (key.length() < SHORTEST) {
      return;
    }
    Nearest.to(key, KNOWN)
        .ifPresent(
            word ->
                problems.warning(
                    "xl-key",
                    statement.position(),
                    key + " is not a key; did you mean " + word + "?"));
  }
}
