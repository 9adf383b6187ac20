package org.xsm.schema.read;

import java.util.List;
import java.util.Set;
import org.xsm.schema.Places;
import org.xsm.schema.Problem;
import org.xsm.schema.Site;
import org.xsm.schema.Thing;
import org.xsm.schema.xml.XmlDocument;

/** What came of reading a site file: a value. */
public sealed interface SiteReading {
  /** Everything there is to say about the file, in its order; of a site that was read, warnings. */
  List<Problem> problems();

  /**
   * A file that holds a site without a mistake.
   *
   * @param newer the hosts, configs, guests and machines that carry something this build does not
   *     know, because the file is written for a newer one; they are left as they run
   */
  record Read(
      Site site, XmlDocument document, Places places, Set<Thing> newer, List<Problem> problems)
      implements SiteReading {
    public Read {
      newer = Set.copyOf(newer);
      problems = List.copyOf(problems);
    }
  }

  /** A file with at least one error. */
  record Refused(List<Problem> problems) implements SiteReading {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
