package org.xsm.xsmd.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.order.SiteState;

/** Keeps what only this host knew of an epoch that went on without it: a function. */
final class LeftBehind {
  private static final Logger log = LoggerFactory.getLogger(LeftBehind.class);

  private LeftBehind() {}

  /** Writes the head of old beside the site file, where an admin finds it. */
  static void keep(Path siteFile, SiteState before) {
    Path beside =
        siteFile.resolveSibling(
            siteFile.getFileName()
                + ".rejected-epoch"
                + before.facts().epoch()
                + "-revision"
                + before.view().head().number());
    try {
      if (!Files.exists(beside)) {
        Files.write(beside, before.view().text().bytes());
      }
      log.warn("the site went on in another epoch; what was the head here is kept file={}", beside);
    } catch (IOException e) {
      log.error("cannot keep the head of an older epoch file={} reason={}", beside, e.getMessage());
    }
  }
}
