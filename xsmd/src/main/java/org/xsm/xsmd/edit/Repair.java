package org.xsm.xsmd.edit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.xsm.schema.Admin;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;
import org.xsm.xsmd.store.Author;
import org.xsm.xsmd.store.EditRequest;

/**
 * What may follow a head that this version of xsm cannot read: a decision. Nobody can tell what
 * such an edit changes, so it is for an admin, made from that very head, and says that it may
 * affect every guest. Without this way out a site whose file a newer version judges more strictly
 * could never be mended.
 */
final class Repair {
  /** The window of the guard where the head does not say one. */
  static final Duration WINDOW = Duration.ofMinutes(10);

  private Repair() {}

  static Verdict judge(Case asked, SiteReading.Refused head) {
    EditRequest request = asked.request();
    String unreadable =
        "revision "
            + asked.head().number()
            + ", the head of the site, is no site for this version of xsm ("
            + head.problems().getFirst()
            + ")";
    Author author = request.author();
    if (author.role() != Admin.Role.ADMIN) {
      return new Verdict.Forbidden(
          "refused: " + unreadable + ", and only an admin may mend it; ask one");
    }
    if (request.base() != asked.head().number()) {
      return new Verdict.Refused(
          "refused: "
              + unreadable
              + ", so nothing can be merged with it; edit again from "
              + asked.head().number());
    }
    return switch (SiteReader.read(Judge.FILE, request.text().bytes())) {
      case SiteReading.Refused(var problems) -> new Verdict.Invalid(problems, false);
      case SiteReading.Read next -> permit(asked, next, unreadable);
    };
  }

  private static Verdict permit(Case asked, SiteReading.Read next, String unreadable) {
    Optional<String> stranded = HostRules.stranded(next.site(), asked.holdings());
    if (stranded.isPresent()) {
      return new Verdict.Refused(stranded.get());
    }
    int guests = next.site().guests().size();
    int affected = Math.max(1, Math.max(guests, held(asked.holdings())));
    if (asked.request().allowed() < affected) {
      return new Verdict.Guarded(
          affected,
          0,
          "refused: "
              + unreadable
              + ", so nobody can tell what the edit affects; if it may affect every guest, say so"
              + " with --yes-affect "
              + affected);
    }
    return new Verdict.Accepted(
        asked.request().text(), false, List.of(), next.problems(), Effects.NONE);
  }

  private static int held(Holdings holdings) {
    return holdings.guests().values().stream().mapToInt(List::size).sum();
  }
}
