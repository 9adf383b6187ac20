package org.xsm.xsmd.replica.order;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.store.Command;
import org.xsm.xsmd.store.Command.Draft;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.HostFact;
import org.xsm.xsmd.store.LedgerEntry;
import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteView;

/**
 * What each command does to the site: a function. Positions and answers are the fold's business.
 */
final class Commands {
  private Commands() {}

  /** The site after a command; where {@code stale} says why it did nothing, the site before. */
  record Change(SiteView view, String stale) {}

  static Change apply(SiteView view, Entry entry, Command command) {
    Facts facts = view.facts();
    if (!(command instanceof Command.Found) && facts.epoch() == 0) {
      return stale(view, "there is no site yet");
    }
    return switch (command) {
      case Command.Found found -> found(view, found);
      case Command.Revise(var draft) -> revised(view, facts, draft);
      case Command.PutEntry put -> put(view, entry, put);
      case Command.RemoveEntry remove -> removed(view, remove);
      case Command.RetireHost(var name, var author, var time, var draft) ->
          changed(view, FactChanges.retire(facts, name), draft);
      case Command.AdmitHost(var token, var host, var draft) ->
          changed(view, FactChanges.admit(facts, token, host), draft);
      default -> changed(view, FactChanges.of(view, command), null);
    };
  }

  /** Whether a founding holds: it begins the first epoch. */
  static boolean founds(SiteView view, Command.Found found) {
    return view.facts().epoch() == 0 && found.draft().base().equals(view.head().id());
  }

  private static Change found(SiteView view, Command.Found found) {
    if (view.facts().epoch() != 0) {
      return stale(view, "there is a site already");
    }
    var hosts = new TreeMap<String, HostFact>();
    hosts.put(found.host().name(), found.host());
    var facts =
        new Facts(
            found.site(),
            1,
            1,
            List.of(found.authority()),
            found.recoveryKey(),
            List.of(found.voter()),
            hosts,
            new TreeMap<>(),
            new TreeSet<>());
    return revised(view, facts, found.draft());
  }

  private static Change changed(SiteView view, FactChanges.Result result, @Nullable Draft draft) {
    Facts facts = result.facts();
    if (facts == null) {
      return stale(view, result.stale());
    }
    return draft == null ? done(with(view, facts)) : revised(view, facts, draft);
  }

  private static Change revised(SiteView view, Facts facts, Draft draft) {
    Revision head = view.head();
    if (!draft.base().equals(head.id())) {
      return stale(
          view, "the head is revision " + head.number() + " by " + head.by() + " meanwhile");
    }
    Revision next = RevisionCodec.next(head, draft);
    return done(new SiteView(view.position(), facts, next, draft.text(), view.ledger()));
  }

  private static Change put(SiteView view, Entry entry, Command.PutEntry put) {
    long version = version(view, put.key());
    if (version != put.expected()) {
      return stale(view, otherVersion(put.key(), put.expected(), version));
    }
    var ledger = new TreeMap<>(view.ledger());
    ledger.put(put.key(), new LedgerEntry(put.key(), entry.index(), put.value()));
    return done(with(view, ledger));
  }

  private static Change removed(SiteView view, Command.RemoveEntry remove) {
    long version = version(view, remove.key());
    if (version == 0 || version != remove.expected()) {
      return stale(view, otherVersion(remove.key(), remove.expected(), version));
    }
    var ledger = new TreeMap<>(view.ledger());
    ledger.remove(remove.key());
    return done(with(view, ledger));
  }

  private static long version(SiteView view, String key) {
    return view.entry(key).map(LedgerEntry::version).orElse(0L);
  }

  private static String otherVersion(String key, long expected, long found) {
    return "\"" + key + "\" is at version " + found + " and not " + expected;
  }

  private static SiteView with(SiteView view, Facts facts) {
    return new SiteView(view.position(), facts, view.head(), view.text(), view.ledger());
  }

  private static SiteView with(SiteView view, SortedMap<String, LedgerEntry> ledger) {
    return new SiteView(
        view.position(),
        view.facts(),
        view.head(),
        view.text(),
        Collections.unmodifiableSortedMap(ledger));
  }

  private static Change done(SiteView view) {
    return new Change(view, "");
  }

  private static Change stale(SiteView view, String why) {
    return new Change(view, why);
  }
}
