package org.xsm.schema.check;

import org.xsm.schema.Admin;
import org.xsm.schema.GuestSet;
import org.xsm.schema.Site;

/** Looks for sets that admins are to change and that do not exist: a decision. */
final class AdminSets implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    var sets =
        new Directory<>(
            "set", subject.site().sets(), subject.was(Site::sets), GuestSet::name, GuestSet::was);
    for (Admin admin : subject.site().admins()) {
      for (String set : admin.sets()) {
        sets.require(findings, set, () -> Names.of(admin), admin, "sets");
      }
      if (!admin.sets().isEmpty() && admin.role() != Admin.Role.OPERATOR) {
        findings.warning(
            "sets-without-effect",
            admin,
            "sets",
            Sentence.of(
                "sets= bounds operators only, and %s is role=\"%s\"; take it out, or write"
                    + " role=\"operator\"",
                Names.of(admin), admin.role().word()));
      }
    }
  }
}
