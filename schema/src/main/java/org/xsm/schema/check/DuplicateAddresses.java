package org.xsm.schema.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.GuestIp;
import org.xsm.schema.Host;
import org.xsm.schema.HostAddresses;
import org.xsm.schema.Interface;
import org.xsm.schema.IpAddress;
import org.xsm.schema.Machine;
import org.xsm.schema.Network;
import org.xsm.schema.Thing;

/**
 * Looks for two that have one IP address: a decision. Guests are compared within their network;
 * with hosts and machines only where their network is a plain bridge, which those are likely on.
 */
final class DuplicateAddresses implements Check {
  private static final String ADVICE = "give one of them another";

  /** An address on a network; the hosts and machines are on the one without a name. */
  private record Place(String network, Object address) {}

  @Override
  public void look(Subject subject, Findings findings) {
    var claims = new Claims(findings, "duplicate-address");
    boolean onOneMachine = HostAddresses.areOnOneMachine(subject.site().hosts());
    for (Host host : subject.site().hosts()) {
      if (!host.address().isEmpty() && !onOneMachine) {
        claims.claim(
            new Place("", address(host.address())),
            new Claims.Claim(host, host, "address", host.address()),
            ADVICE);
      }
    }
    for (Machine machine : subject.site().machines().machines()) {
      machine(machine, subject, claims);
    }
    for (Member member : subject.members()) {
      cards(member, subject, claims);
    }
  }

  /** A machine has the address of the host that it becomes. */
  private static void machine(Machine machine, Subject subject, Claims claims) {
    IpAddress address = machine.address().address();
    boolean isItsHost =
        address != null
            && subject
                .hosts()
                .find(machine.name())
                .filter(host -> address(host.address()).equals(address))
                .isPresent();
    if (address != null && !isItsHost) {
      claims.claim(
          new Place("", address),
          new Claims.Claim(machine, machine, "address", machine.address()),
          ADVICE);
    }
  }

  private static void cards(Member member, Subject subject, Claims claims) {
    List<Interface> cards = member.effective().definition().interfaces();
    for (int i = 0; i < cards.size(); i++) {
      Interface card = cards.get(i);
      GuestIp own = i == 0 ? member.guest().ip() : null;
      if (own != null) {
        claim(own, member.guest(), member.guest(), card.network(), subject, claims);
      } else if (card.ip() != null) {
        Interface written = member.statement().written(card, Interface::ip);
        claim(card.ip(), member.guest(), written, card.network(), subject, claims);
      }
    }
  }

  private static void claim(
      GuestIp ip,
      Thing owner,
      Object place,
      @Nullable String network,
      Subject subject,
      Claims claims) {
    IpAddress address = ip.address();
    if (address == null) {
      return;
    }
    Optional<Network> known = subject.networks().find(network);
    boolean isPlain = known.isPresent() && isPlainBridge(known.get());
    claims.claim(
        new Place(isPlain || network == null ? "" : network, address),
        new Claims.Claim(owner, place, "ip", ip),
        ADVICE);
  }

  private static boolean isPlainBridge(Network network) {
    return network.bridge() != null && network.vlan() == null && !network.managed();
  }

  /** A name of a host is compared as it is written, an address by its value. */
  private static Object address(String text) {
    try {
      return IpAddress.parse(text);
    } catch (IllegalArgumentException aName) {
      return text.toLowerCase(Locale.ROOT);
    }
  }
}
