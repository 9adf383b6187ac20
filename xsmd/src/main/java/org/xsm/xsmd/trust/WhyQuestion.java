package org.xsm.xsmd.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A host asks why it is not talked to: a value.
 *
 * @param certificate what it showed in TLS, where it proved to have the key; null for nothing
 * @param wire the version of what it sends to other hosts
 * @param protocol the level of commands that it understands
 * @param time what its clock says
 * @param from its address
 */
public record WhyQuestion(
    @Nullable X509Certificate certificate, int wire, int protocol, Instant time, String from) {}
