package org.xsm.xsmd.replica.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.Message;
import org.jgroups.PhysicalAddress;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.Discovery;
import org.jgroups.protocols.PingData;
import org.jgroups.protocols.PingHeader;
import org.jgroups.stack.IpAddress;
import org.jgroups.util.Responses;

/**
 * Finds members to join through: asks a few of the known hosts, at first those that are first in
 * the order of members, so that hosts that start together meet there, then some by chance. Whoever
 * is asked names its coordinator too.
 */
final class ContactDiscovery extends Discovery {
  private static final short ID = 7101;
  private static final int FIRST = 3;
  private static final int BY_CHANCE_AT_FIRST = 1;
  private static final int BY_CHANCE_LATER = 5;

  private final Places places;
  private final RandomGenerator chance;
  private final AtomicInteger runs = new AtomicInteger();

  ContactDiscovery(Places places, RandomGenerator chance) {
    this.places = places;
    this.chance = chance;
    async_discovery = true;
    send_cache_on_join = false;
    num_discovery_runs = 2;
  }

  static void register() {
    if (ClassConfigurator.getProtocolId(ContactDiscovery.class) == 0) {
      ClassConfigurator.addProtocol(ID, ContactDiscovery.class);
    }
  }

  @Override
  public boolean isDynamic() {
    return true;
  }

  /** Only at first: later every member's address says where it is. */
  @Override
  protected void findMembers(List<Address> members, boolean initial, Responses responses) {
    if (!initial || !(local_addr instanceof HostAddress self)) {
      return;
    }
    places.refresh();
    boolean first = runs.getAndIncrement() % num_discovery_runs == 0;
    List<IpAddress> asked =
        first
            ? places.some(FIRST, BY_CHANCE_AT_FIRST, chance)
            : places.some(0, BY_CHANCE_LATER, chance);
    for (IpAddress place : asked) {
      PingData data = new PingData(self, false, self.host(), self.place());
      down_prot.down(
          new BytesMessage(place)
              .setFlag(Message.Flag.OOB)
              .setFlag(Message.TransientFlag.DONT_BLOCK)
              .putHeader(
                  getId(),
                  new PingHeader(PingHeader.GET_MBRS_REQ)
                      .clusterName(cluster_name)
                      .initialDiscovery(true))
              .setArray(marshal(data)));
    }
  }

  @Override
  protected void sendDiscoveryResponse(List<PingData> answers, Address to) {
    var all = new ArrayList<>(answers);
    if (is_server && current_coord instanceof HostAddress leader && !leader.equals(local_addr)) {
      all.add(new PingData(leader, true, leader.host(), leader.place()).coord(true));
    }
    super.sendDiscoveryResponse(all, to);
  }

  /** What others say of names and places is not kept: a member's address says both. */
  @Override
  protected boolean addDiscoveryResponseToCaches(
      Address member, String name, PhysicalAddress place) {
    return false;
  }
}
