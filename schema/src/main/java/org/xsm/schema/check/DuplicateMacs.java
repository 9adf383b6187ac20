package org.xsm.schema.check;

import java.util.List;
import org.xsm.schema.Interface;
import org.xsm.schema.MacAddress;
import org.xsm.schema.Machine;

/** Looks for two network cards with one address: a decision. */
final class DuplicateMacs implements Check {
  private static final String ADVICE =
      "give one of them another, or leave it out to have it derived";

  @Override
  public void look(Subject subject, Findings findings) {
    var claims = new Claims(findings, "duplicate-mac");
    for (Member member : subject.members()) {
      cards(member, claims);
    }
    for (Machine machine : subject.site().machines().machines()) {
      for (MacAddress mac : machine.macs()) {
        claims.claim(
            mac,
            new Claims.Claim(machine, machine, "mac", mac),
            "no two cards have the same: look at the label of this one");
      }
    }
  }

  private static void cards(Member member, Claims claims) {
    MacAddress first = member.guest().mac();
    if (first != null) {
      claims.claim(first, new Claims.Claim(member.guest(), member.guest(), "mac", first), ADVICE);
    }
    List<Interface> cards = member.effective().definition().interfaces();
    for (int i = 0; i < cards.size(); i++) {
      Interface card = cards.get(i);
      MacAddress mac = card.mac();
      if (mac != null && (i > 0 || first == null)) {
        Interface written = member.statement().written(card, Interface::mac);
        claims.claim(mac, new Claims.Claim(member.guest(), written, "mac", mac), ADVICE);
      }
    }
  }
}
