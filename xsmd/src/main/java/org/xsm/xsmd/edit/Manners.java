package org.xsm.xsmd.edit;

import java.util.Optional;
import org.xsm.schema.Admin;
import org.xsm.xsmd.store.EditRequest;

/** What a request has to be before its text is looked at: a decision. */
final class Manners {
  private static final int LONGEST_MESSAGE = 4_096;

  private Manners() {}

  static Optional<Verdict> objection(EditRequest request) {
    if (request.author().role() == Admin.Role.VIEWER) {
      return Optional.of(
          new Verdict.Forbidden(
              "refused: "
                  + request.author()
                  + " is a viewer, who may look at the site and change nothing; ask an admin"));
    }
    String message = request.message();
    if (message.length() > LONGEST_MESSAGE) {
      return Optional.of(
          new Verdict.Refused(
              "refused: the message of the edit has "
                  + message.length()
                  + " characters, more than the "
                  + LONGEST_MESSAGE
                  + " that it may have; say it in fewer words"));
    }
    // Messages are printed by xsm log: nothing may steer the terminal of whoever reads it.
    int control = firstControl(message);
    return control < 0
        ? Optional.empty()
        : Optional.of(
            new Verdict.Refused(
                "refused: the message of the edit has a control character at offset "
                    + control
                    + "; take it out"));
  }

  private static int firstControl(String message) {
    for (int at = 0; at < message.length(); at++) {
      char c = message.charAt(at);
      if (Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r') {
        return at;
      }
    }
    return -1;
  }
}
