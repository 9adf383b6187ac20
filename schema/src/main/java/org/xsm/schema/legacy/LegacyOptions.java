package org.xsm.schema.legacy;

import org.xsm.schema.vocabulary.ValueKind;
import org.xsm.schema.vocabulary.Vocabulary;

/**
 * What a site file must say and a file of the old XSM does not: a value.
 *
 * @param siteName what the site is to be called
 * @param bridge what guests plug into on every host
 */
public record LegacyOptions(String siteName, String bridge) {
  /** What Xen calls the first bridge. */
  public static final String XENS_BRIDGE = "xenbr0";

  /** Throws IllegalArgumentException with a sentence for what cannot stand in a site file. */
  public LegacyOptions {
    judge("site name", "Name", siteName);
    judge("bridge", "InterfaceName", bridge);
  }

  /** Guests plug into Xen's bridge. */
  public static LegacyOptions of(String siteName) {
    return new LegacyOptions(siteName, XENS_BRIDGE);
  }

  private static void judge(String what, String kind, String value) {
    for (ValueKind known : Vocabulary.site().values()) {
      if (known.name().equals(kind)) {
        known
            .objection(value)
            .ifPresent(
                objection -> {
                  throw new IllegalArgumentException(what + " \"" + value + "\" " + objection);
                });
      }
    }
  }
}
