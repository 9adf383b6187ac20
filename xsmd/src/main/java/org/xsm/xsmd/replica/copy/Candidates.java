package org.xsm.xsmd.replica.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xsm.schema.Site;
import org.xsm.schema.diff.Change;
import org.xsm.schema.diff.Diff;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;

/** Tells what the texts that an unclear save may have been made from changed: a decision. */
final class Candidates {
  private static final int MOST = 8;

  private Candidates() {}

  static List<Reason.Candidate> of(Desk desk, List<Basis> some) {
    var candidates = new ArrayList<Reason.Candidate>();
    for (int at = 0; at < Math.min(MOST, some.size()); at++) {
      Basis basis = some.get(at);
      List<Change> changes =
          at + 1 < some.size() ? changes(desk, some.get(at + 1), basis) : List.of();
      candidates.add(
          new Reason.Candidate(
              basis.revision(), desk.isRevision(basis), basis.since().toString(), changes));
    }
    return candidates;
  }

  private static List<Change> changes(Desk desk, Basis older, Basis newer) {
    Optional<Site> before = site(desk, older);
    Optional<Site> after = site(desk, newer);
    return before.isPresent() && after.isPresent()
        ? Diff.between(before.get(), after.get())
        : List.of();
  }

  private static Optional<Site> site(Desk desk, Basis basis) {
    return desk.text(basis)
        .flatMap(
            text ->
                SiteReader.read(desk.fileName(), text.bytes()) instanceof SiteReading.Read read
                    ? Optional.of(read.site())
                    : Optional.empty());
  }
}
