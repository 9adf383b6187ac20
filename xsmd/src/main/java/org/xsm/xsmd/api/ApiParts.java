package org.xsm.xsmd.api;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;
import org.xsm.xsmd.store.AuditTrail;
import org.xsm.xsmd.store.SiteEdits;
import org.xsm.xsmd.store.SiteHosts;
import org.xsm.xsmd.store.SiteStore;

/**
 * Those that do what the API is asked for: a value.
 *
 * @param copy how the working copy is; asked often, never blocks
 * @param version of this xsmd
 * @param steady for how long something takes, whoever sets the clock
 */
public record ApiParts(
    SiteStore store,
    SiteEdits edits,
    SiteHosts hosts,
    AuditTrail audit,
    Supplier<CopyReport> copy,
    PasswordCheck passwords,
    PeerJudge peers,
    String version,
    Clock clock,
    Clock steady,
    SecureRandom chance) {}
