package org.xsm.schema.check;

import org.xsm.schema.Admin;

/** Looks for admins who have no way to log in: a decision. Local root needs none. */
final class AdminLogins implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    for (Admin admin : subject.site().admins()) {
      boolean canLogIn = findings.says(admin, "password") || findings.says(admin, "certificate");
      if (!canLogIn && !admin.name().equals("root") && !admin.name().isEmpty()) {
        findings.warning(
            "admin-without-login",
            admin,
            Sentence.of(
                "%s cannot log in; write password= with the hash of one, or" + " certificate=",
                Names.of(admin)));
      }
    }
  }
}
