package org.xsm.xsmd.replica.channel;

import java.security.cert.X509Certificate;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * How hosts prove who they are: a value.
 *
 * @param context has this host's key and certificate, and trusts those of the site's hosts and no
 *     other; it is asked anew for each connection, so it may change its mind
 * @param hostOf the host that a certificate speaks for; may throw when it speaks for none
 */
public record ChannelTls(SSLContext context, Function<X509Certificate, String> hostOf) {}
