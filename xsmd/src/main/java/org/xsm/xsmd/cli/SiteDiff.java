package org.xsm.xsmd.cli;

import java.util.List;
import org.xsm.schema.Site;
import org.xsm.schema.diff.Change;
import org.xsm.schema.diff.Diff;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;

/** What one text of the site changes of another: a decision. */
final class SiteDiff {
  private SiteDiff() {}

  /**
   * The changes; the newer text must be a site. An older one that today's rules refuse counts as
   * one with nothing in it.
   */
  static List<Change> between(Document older, Document newer) {
    return switch (SiteReader.read(older.name(), older.bytes())) {
      case SiteReading.Read read ->
          Diff.between(read.site(), site(SiteFile.read(newer, read.site())));
      case SiteReading.Refused refused -> {
        Site site = site(SiteFile.read(newer));
        yield Diff.between(DiffVerb.nothing(site), site);
      }
    };
  }

  private static Site site(SiteReading.Read read) {
    return read.site();
  }
}
