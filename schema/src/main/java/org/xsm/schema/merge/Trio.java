package org.xsm.schema.merge;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.xml.XmlElement;

/** The same element in the three texts, as far as it is there: a value. */
record Trio(@Nullable XmlElement base, @Nullable XmlElement mine, @Nullable XmlElement theirs) {
  boolean whole() {
    return base != null && mine != null && theirs != null;
  }

  /** One that is there. */
  XmlElement any() {
    return mine != null
        ? mine
        : theirs != null ? theirs : Objects.requireNonNull(base, "an element of no text");
  }
}
