package org.xsm.xsmd.store;

import java.util.Optional;
import java.util.SortedMap;

/**
 * The whole site at one place in its order: a value, cheap to hand around.
 *
 * @param head the newest revision
 * @param text its text
 * @param ledger never changed by those who read it
 */
public record SiteView(
    Position position,
    Facts facts,
    Revision head,
    SiteText text,
    SortedMap<String, LedgerEntry> ledger) {
  public Optional<LedgerEntry> entry(String key) {
    return Optional.ofNullable(ledger.get(key));
  }
}
