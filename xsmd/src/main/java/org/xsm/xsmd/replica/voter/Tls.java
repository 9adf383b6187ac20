package org.xsm.xsmd.replica.voter;

import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The keys a voter shows, and whom it talks to: a value.
 *
 * @param trust decides over both ends of every connection. Whoever it lets in may do what a voter
 *     may: it must accept the voters of today and those about to become one, and nobody else
 */
public record Tls(X509ExtendedKeyManager keys, X509ExtendedTrustManager trust) {}
