package org.xsm.schema.check;

import java.util.List;
import org.xsm.schema.Definition;
import org.xsm.schema.Guest;
import org.xsm.schema.GuestIp;
import org.xsm.schema.Interface;

/** Looks for network cards without a network, and for addresses without a card: a decision. */
final class GuestCards implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    for (Statement outcome : subject.outcomes(GuestCards::adds)) {
      for (Interface card : outcome.whole().interfaces()) {
        if (card.network() == null && !isUnfit(outcome, card, findings)) {
          findings.error(
              "card-without-network",
              outcome.written(card, c -> null),
              Sentence.of(
                  "interface %s of %s has no network to plug into; write network=\"…\"%s",
                  card.key(), outcome.name(), known(subject)));
        }
      }
    }
    for (Member member : subject.members()) {
      if (member.effective().definition().interfaces().isEmpty()
          && !member.statement().broken()
          && member.effective().definition().domains().isEmpty()) {
        withoutCard(member.guest(), member.name(), findings);
      }
    }
  }

  private static boolean adds(Definition own) {
    return !own.interfaces().isEmpty();
  }

  private static boolean isUnfit(Statement outcome, Interface card, Findings findings) {
    return findings.isUnfit(outcome.written(card, c -> null), "network");
  }

  private static String known(Subject subject) {
    List<String> names = subject.networks().things().stream().map(n -> n.name()).toList();
    return names.isEmpty()
        ? ""
        : ": there " + (names.size() == 1 ? "is " : "are ") + Names.list(names);
  }

  private static void withoutCard(Guest guest, String name, Findings findings) {
    boolean hasIp = guest.ip() != null && guest.ip().kind() != GuestIp.Kind.NONE;
    if (hasIp || guest.mac() != null) {
      String attribute = hasIp ? "ip" : "mac";
      findings.error(
          "address-without-card",
          guest,
          attribute,
          Sentence.of(
              "%s has %s= but no network card to have it; write <interface network=\"…\"/> in"
                  + " it or in its config",
              name, attribute));
    }
  }
}
