package org.xsm.xsmd.replica.channel;

import java.net.InetAddress;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a host needs to be on the site's channel: a value.
 *
 * @param site the site id: hosts of another site are refused
 * @param host the name of this host
 * @param listen where it listens
 * @param address where the others reach it
 * @param port the port of its channel
 * @param contacts the hosts of the site that are known, this one may be among them; asked now and
 *     then, so it may grow
 * @param tls null only where nothing is at stake, as in tests
 */
public record ChannelSettings(
    UUID site,
    String host,
    InetAddress listen,
    InetAddress address,
    int port,
    Supplier<List<Contact>> contacts,
    @Nullable ChannelTls tls,
    ChannelTimes times,
    ChannelLimits limits) {}
