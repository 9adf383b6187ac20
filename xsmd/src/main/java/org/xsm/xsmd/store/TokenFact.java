package org.xsm.xsmd.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the site knows of a join token that was not used yet: a value. The secret is not known to
 * anyone but its bearer.
 *
 * @param secret the hash of the secret
 * @param host the only host that may use it; null for any
 * @param expires when it ends; judged by who proposes a join, never when a command is applied
 */
public record TokenFact(
    String id,
    Hash secret,
    @Nullable String host,
    String author,
    Instant created,
    Instant expires) {}
