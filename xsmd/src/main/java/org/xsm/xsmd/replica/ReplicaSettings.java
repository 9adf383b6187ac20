package org.xsm.xsmd.replica;

import java.time.Duration;
import org.xsm.xsmd.replica.channel.ChannelTimes;
import org.xsm.xsmd.replica.members.VoterPolicy;
import org.xsm.xsmd.replica.voter.Pace;

/**
 * What the replica must know to start: a value.
 *
 * @param address where the others reach this host
 * @param port its base port, as in {@link org.xsm.xsmd.store.HostFact}
 * @param version of this xsmd
 * @param copyPatience how long a lone voter waits for the word that another host has it too
 */
public record ReplicaSettings(
    Places places,
    String address,
    int port,
    String version,
    Pace pace,
    ChannelTimes times,
    VoterPolicy policy,
    Duration gossip,
    Duration copyPatience) {}
