package org.xsm.xsmd.replica.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.store.Command;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.HostFact;
import org.xsm.xsmd.store.SiteView;
import org.xsm.xsmd.store.TokenFact;
import org.xsm.xsmd.store.Voter;

/** What commands do to the site's facts: functions. */
final class FactChanges {
  /** So that nobody fills the state of every host with tokens. */
  private static final int MOST_TOKENS = 1000;

  private FactChanges() {}

  /** The facts after a command, or why it did nothing. */
  record Result(@Nullable Facts facts, String stale) {}

  static Result of(SiteView view, Command command) {
    Facts facts = view.facts();
    return switch (command) {
      case Command.AddToken(var token) -> addToken(facts, token);
      case Command.RemoveToken(var token) -> removeToken(facts, token);
      case Command.UpdateHost update -> update(facts, update);
      case Command.SetVoters(var expected, var voters) -> setVoters(facts, expected, voters);
      case Command.RaiseProtocol(var level) ->
          level > facts.protocol()
              ? done(new Parts(facts).protocol(level))
              : stale("the protocol is at level " + facts.protocol());
      case Command.TrustAuthority(var authority) -> trust(facts, authority);
      case Command.DropAuthority(var authority) -> drop(facts, authority);
      case Command.Recover recover -> recover(view, recover);
      case Command.Reconciled(var host) -> reconciled(facts, host);
      case Command.Found _,
          Command.Revise _,
          Command.PutEntry _,
          Command.RemoveEntry _,
          Command.AdmitHost _,
          Command.RetireHost _ ->
          throw new IllegalArgumentException("not only the facts change by " + command);
    };
  }

  static Result admit(Facts facts, String token, HostFact host) {
    TokenFact known = facts.tokens().get(token);
    if (known == null) {
      return stale("the token is unknown, or was used");
    }
    if (known.host() != null && !known.host().equals(host.name())) {
      return stale("the token is for host \"" + known.host() + "\"");
    }
    if (facts.host(host.name()).isPresent()) {
      return stale("there is a host \"" + host.name() + "\" already");
    }
    var hosts = new TreeMap<>(facts.hosts());
    hosts.put(host.name(), host);
    var tokens = new TreeMap<>(facts.tokens());
    tokens.remove(token);
    return done(new Parts(facts).hosts(hosts).tokens(tokens));
  }

  static Result retire(Facts facts, String name) {
    if (facts.host(name).isEmpty()) {
      return stale("there is no host \"" + name + "\"");
    }
    if (facts.voterOn(name).isPresent()) {
      return stale("host \"" + name + "\" is still a voter");
    }
    var reconciling = new TreeSet<>(facts.reconciling());
    reconciling.remove(name);
    return done(
        new Parts(facts).hosts(retired(facts.hosts(), List.of(name))).reconciling(reconciling));
  }

  private static Result addToken(Facts facts, TokenFact token) {
    if (facts.tokens().containsKey(token.id())) {
      return stale("there is a token \"" + token.id() + "\" already");
    }
    if (facts.tokens().size() >= MOST_TOKENS) {
      return stale("there are " + MOST_TOKENS + " tokens; revoke some");
    }
    var tokens = new TreeMap<>(facts.tokens());
    tokens.put(token.id(), token);
    return done(new Parts(facts).tokens(tokens));
  }

  private static Result removeToken(Facts facts, String token) {
    var tokens = new TreeMap<>(facts.tokens());
    return tokens.remove(token) == null
        ? stale("there is no token \"" + token + "\"")
        : done(new Parts(facts).tokens(tokens));
  }

  private static Result update(Facts facts, Command.UpdateHost update) {
    HostFact host = facts.host(update.name()).orElse(null);
    if (host == null) {
      return stale("there is no host \"" + update.name() + "\"");
    }
    if (!host.certificate().equals(update.expected())) {
      return stale("host \"" + update.name() + "\" has another certificate meanwhile");
    }
    var hosts = new TreeMap<>(facts.hosts());
    hosts.put(host.name(), host.with(update.address(), update.port(), update.certificate()));
    return done(new Parts(facts).hosts(hosts));
  }

  private static Result setVoters(Facts facts, List<String> expected, List<Voter> voters) {
    if (!facts.voters().stream().map(Voter::peer).toList().equals(expected)) {
      return stale("the voters are others meanwhile");
    }
    if (voters.isEmpty()) {
      return stale("nobody would order the site");
    }
    for (Voter voter : voters) {
      if (facts.host(voter.host()).isEmpty()) {
        return stale("there is no host \"" + voter.host() + "\" to vote");
      }
    }
    return done(new Parts(facts).voters(voters));
  }

  private static Result trust(Facts facts, String authority) {
    if (facts.authorities().contains(authority)) {
      return stale("the authority counts already");
    }
    var authorities = new ArrayList<>(facts.authorities());
    authorities.add(authority);
    return done(new Parts(facts).authorities(authorities));
  }

  private static Result drop(Facts facts, String authority) {
    var authorities = new ArrayList<>(facts.authorities());
    if (!authorities.remove(authority) || authorities.isEmpty()) {
      return stale("the authority does not count, or is the only one");
    }
    return done(new Parts(facts).authorities(authorities));
  }

  private static Result recover(SiteView view, Command.Recover recover) {
    Facts facts = view.facts();
    if (!recover.previous().equals(view.position())) {
      return stale("the site is at " + view.position() + " and not at " + recover.previous());
    }
    if (facts.host(recover.voter().host()).isEmpty()
        || recover.dead().contains(recover.voter().host())) {
      return stale("host \"" + recover.voter().host() + "\" cannot go on alone");
    }
    var hosts = retired(facts.hosts(), recover.dead());
    var reconciling = new TreeSet<String>();
    hosts.values().stream().filter(h -> !h.retired()).forEach(h -> reconciling.add(h.name()));
    var parts =
        new Parts(facts).hosts(hosts).reconciling(reconciling).voters(List.of(recover.voter()));
    if (recover.authority() != null && !facts.authorities().contains(recover.authority())) {
      var authorities = new ArrayList<>(facts.authorities());
      authorities.add(recover.authority());
      parts.authorities(authorities);
    }
    return done(parts.epoch(facts.epoch() + 1));
  }

  private static Result reconciled(Facts facts, String host) {
    var reconciling = new TreeSet<>(facts.reconciling());
    return reconciling.remove(host)
        ? done(new Parts(facts).reconciling(reconciling))
        : stale("nobody waits for host \"" + host + "\"");
  }

  private static SortedMap<String, HostFact> retired(
      SortedMap<String, HostFact> hosts, List<String> names) {
    var changed = new TreeMap<>(hosts);
    names.forEach(name -> changed.computeIfPresent(name, (_, host) -> host.withRetired()));
    return changed;
  }

  private static Result done(Parts parts) {
    return new Result(parts.facts(), "");
  }

  private static Result stale(String why) {
    return new Result(null, why);
  }

  /** Facts in the making: what is not said stays as it was. */
  private static final class Parts {
    private final Facts from;
    private long epoch;
    private int protocol;
    private List<String> authorities;
    private List<Voter> voters;
    private SortedMap<String, HostFact> hosts;
    private SortedMap<String, TokenFact> tokens;
    private SortedSet<String> reconciling;

    Parts(Facts from) {
      this.from = from;
      this.epoch = from.epoch();
      this.protocol = from.protocol();
      this.authorities = from.authorities();
      this.voters = from.voters();
      this.hosts = from.hosts();
      this.tokens = from.tokens();
      this.reconciling = from.reconciling();
    }

    Parts epoch(long value) {
      epoch = value;
      return this;
    }

    Parts protocol(int value) {
      protocol = value;
      return this;
    }

    Parts authorities(List<String> value) {
      authorities = value;
      return this;
    }

    Parts voters(List<Voter> value) {
      voters = value.stream().sorted(Comparator.comparing(Voter::peer)).toList();
      return this;
    }

    Parts hosts(SortedMap<String, HostFact> value) {
      hosts = value;
      return this;
    }

    Parts tokens(SortedMap<String, TokenFact> value) {
      tokens = value;
      return this;
    }

    Parts reconciling(SortedSet<String> value) {
      reconciling = value;
      return this;
    }

    Facts facts() {
      return new Facts(
          from.site(),
          epoch,
          protocol,
          authorities,
          from.recoveryKey(),
          voters,
          hosts,
          tokens,
          reconciling);
    }
  }
}
