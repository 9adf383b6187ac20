package org.xsm.xsmd.store;

/**
 * An edit of the site file that someone asks for: a value.
 *
 * @param text the whole text as it should be
 * @param base the number of the revision that the text was made from
 * @param message why, in their words; may be empty
 * @param allowed how many guests the edit may stop, restart or remove, because its author said so;
 *     0 when nothing was said
 * @param dryRun whether only to say what would come of it
 */
public record EditRequest(
    RequestId id,
    SiteText text,
    long base,
    Author author,
    String message,
    int allowed,
    boolean dryRun) {}
