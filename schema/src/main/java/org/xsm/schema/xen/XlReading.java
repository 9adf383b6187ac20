package org.xsm.schema.xen;

import java.util.List;
import org.xsm.schema.Problem;

/** What came of reading a Xen configuration file: a value. */
public sealed interface XlReading {

  /** Everything worth saying about the file, in the order of the text. */
  List<Problem> problems();

  /** A file that was understood; its problems are warnings only. */
  record Understood(XlConfig config, List<Problem> problems) implements XlReading {
    public Understood {
      problems = List.copyOf(problems);
    }
  }

  /** A file with at least one error. */
  record Refused(List<Problem> problems) implements XlReading {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
