package org.xsm.xsmd.replica.copy;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.xsm.xsmd.store.AuditTrail;
import org.xsm.xsmd.store.RequestId;
import org.xsm.xsmd.store.SiteEdits;
import org.xsm.xsmd.store.SiteStore;
import org.xsm.xsmd.store.SiteText;

/**
 * What the parts of a working copy have in common: a value.
 *
 * @param user the number of the user that the daemon runs as
 */
record Desk(
    CopySettings settings,
    Memory memory,
    SiteStore store,
    SiteEdits edits,
    AuditTrail audit,
    Clock clock,
    Supplier<UUID> ids,
    int user,
    Swap swap,
    Steps steps) {
  Instant now() {
    return clock.instant();
  }

  RequestId newId() {
    return new RequestId(ids.get());
  }

  Recorded recorded() {
    return memory.recorded();
  }

  /** The name of the file, as messages say it. */
  String fileName() {
    return String.valueOf(settings.file().getFileName());
  }

  /** The text of a basis: kept here, or that of a revision. */
  Optional<SiteText> text(Basis basis) {
    Optional<SiteText> kept = memory.text(basis.text());
    return kept.isPresent() ? kept : revisionText(basis);
  }

  /**
   * Whether the site knows a basis by its number: not a text that was merged, or of a past epoch.
   */
  boolean isRevision(Basis basis) {
    return revisionText(basis).isPresent();
  }

  private Optional<SiteText> revisionText(Basis basis) {
    return store.text(basis.revision()).filter(text -> text.hash().equals(basis.text()));
  }
}
