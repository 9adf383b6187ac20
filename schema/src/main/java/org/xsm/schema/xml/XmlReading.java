package org.xsm.schema.xml;

import java.util.List;
import org.xsm.schema.Problem;

/** A value: what came of reading a text: the tree, or why there is none. */
public sealed interface XmlReading {

  /** The text is well formed and within its limits. */
  record Read(XmlDocument document) implements XmlReading {}

  /** The text is refused; there is at least one problem. */
  record Refused(List<Problem> problems) implements XmlReading {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
