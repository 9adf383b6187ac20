package org.xsm.schema.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Places;
import org.xsm.schema.Problem;
import org.xsm.schema.Site;

/** All checks over a whole site: a decision. */
public final class SiteChecks {
  private static final List<Check> CHECKS = List.of();

  private SiteChecks() {}

  /** Everything that is wrong with a site, in the order of the file. */
  public static List<Problem> check(Site site, Places places) {
    return check(site, places, null);
  }

  /** The same, with what the site was before, so that a message can say what an edit took away. */
  public static List<Problem> check(Site site, Places places, @Nullable Site before) {
    var findings = new Findings(places);
    var subject = new Subject(site, before);
    CHECKS.forEach(check -> check.look(subject, findings));
    return findings.problems();
  }
}
