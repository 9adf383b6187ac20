package org.xsm.schema.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Boot;
import org.xsm.schema.Guest;
import org.xsm.schema.GuestIp;
import org.xsm.schema.Interface;
import org.xsm.schema.IpAddress;
import org.xsm.schema.Network;

/** Holds the fixed addresses of guests against the networks they are on: a decision. */
final class GuestAddresses implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    List<Boot> givers =
        subject.site().boots().stream()
            .filter(boot -> boot.range() != null && boot.mode() == Boot.Mode.DHCP)
            .toList();
    var once = new Once();
    Set<String> leased = new HashSet<>();
    for (Member member : subject.members()) {
      List<Interface> cards = member.effective().definition().interfaces();
      for (int i = 0; i < cards.size(); i++) {
        Interface card = cards.get(i);
        Network network = subject.networks().find(card.network()).orElse(null);
        Guest guest = i == 0 ? member.guest() : null;
        Said said = ip(member, card, guest);
        GuestIp ip = said.ip();
        if (ip != null && ip.address() != null && isNew(said, network, once)) {
          var address = new FixedAddress(ip, said.place(), member.name(), network, findings);
          address.lookAt(gateway(card, guest, network));
          address.lookAt(givers);
          address.lookForLeases(leased);
        }
      }
    }
  }

  /** An address, and the thing whose attribute says it. */
  private record Said(@Nullable GuestIp ip, Object place) {}

  private static Said ip(Member member, Interface card, @Nullable Guest guest) {
    if (guest != null && guest.ip() != null) {
      return new Said(guest.ip(), guest);
    }
    return card.ip() == null
        ? new Said(null, card)
        : new Said(card.ip(), member.statement().written(card, Interface::ip));
  }

  /** What stands in a config is judged once for each network, not for every guest. */
  private static boolean isNew(Said said, @Nullable Network network, Once once) {
    return said.place() instanceof Guest
        || once.isFirst(said.place(), network == null ? "ip" : network);
  }

  private static @Nullable IpAddress gateway(
      Interface card, @Nullable Guest guest, @Nullable Network network) {
    if (guest != null && guest.gateway() != null) {
      return guest.gateway();
    }
    if (card.gateway() != null) {
      return card.gateway();
    }
    return network == null ? null : network.gateway();
  }
}
