package org.xsm.schema.check;

import java.util.List;
import org.xsm.schema.Guest;
import org.xsm.schema.Interface;
import org.xsm.schema.IpAddress;
import org.xsm.schema.Network;

/** Looks for routers that guests are told of and cannot reach: a decision. */
final class GuestGateways implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    var once = new Once();
    for (Member member : subject.members()) {
      List<Interface> cards = member.effective().definition().interfaces();
      for (int i = 0; i < cards.size(); i++) {
        Interface card = cards.get(i);
        Network network = subject.networks().find(card.network()).orElse(null);
        if (network != null && network.subnet() != null) {
          card(member, card, i == 0, network, once, findings);
        }
      }
    }
  }

  private static void card(
      Member member,
      Interface card,
      boolean isFirst,
      Network network,
      Once once,
      Findings findings) {
    Guest guest = member.guest();
    IpAddress own = isFirst ? guest.gateway() : null;
    if (own != null) {
      reach(own, guest, member, network, findings);
    } else if (card.gateway() != null) {
      Interface written = member.statement().written(card, Interface::gateway);
      if (once.isFirst(written, network.name())) {
        reach(card.gateway(), written, member, network, findings);
      }
    }
  }

  private static void reach(
      IpAddress gateway, Object place, Member member, Network network, Findings findings) {
    if (network.subnet() != null && !network.subnet().contains(gateway)) {
      findings.error(
          "gateway",
          place,
          "gateway",
          Sentence.of(
              "gateway=\"%s\" of %s is outside subnet %s of network %s (line %d), so it could"
                  + " not be reached",
              gateway, member.name(), network.subnet(), network.name(), findings.line(network)));
    }
  }
}
