package org.xsm.schema.xen;

import java.util.Optional;
import org.xsm.schema.Position;

/** Takes one disk specification apart, in xm's form or in xl's: a decision. */
final class XlDiskParser {
  private static final String RIGHT =
      "write it as in 'phy:/dev/vg0/web,xvda,w' or '/srv/web.qcow2,qcow2,xvda,rw'";

  private final XlProblems problems;

  XlDiskParser(XlProblems problems) {
    this.problems = problems;
  }

  /** The disk; nothing where the specification is not sound and that was said. */
  Optional<XlDisk> parse(String specification, Position position) {
    var prefix = XlDiskPrefix.of(specification.strip());
    var draft = new XlDiskDraft(prefix);
    String rest = prefix.rest();
    while (!rest.isEmpty() && draft.complaint().isEmpty()) {
      int comma = rest.indexOf(',');
      if (draft.takesAll(rest)) {
        comma = -1;
      }
      String field = comma < 0 ? rest : rest.substring(0, comma);
      rest = comma < 0 ? "" : rest.substring(comma + 1).stripLeading();
      draft.take(field.strip());
    }
    draft.finish();
    if (!draft.complaint().isEmpty()) {
      String message =
          "disk " + XlShown.quoted(specification) + " " + draft.complaint() + "; " + RIGHT;
      problems.error("xl-disk", position, message);
      return Optional.empty();
    }
    return Optional.of(draft.disk(position));
  }
}
