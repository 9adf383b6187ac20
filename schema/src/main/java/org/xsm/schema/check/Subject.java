package org.xsm.schema.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Definition;
import org.xsm.schema.Definitions;
import org.xsm.schema.EffectiveGuest;
import org.xsm.schema.Fit;
import org.xsm.schema.Guest;
import org.xsm.schema.GuestSet;
import org.xsm.schema.Host;
import org.xsm.schema.Network;
import org.xsm.schema.Places;
import org.xsm.schema.Pool;
import org.xsm.schema.Site;
import org.xsm.schema.Thing;

/** What the checks look at: a site, what it was before, and what its parts come to. A value. */
final class Subject {
  private final Site site;
  private final @Nullable Site before;
  private final Map<String, Statement> configs;
  private final List<Member> members;
  private final Fit fit;
  private final Directory<Host> hosts;
  private final Directory<Network> networks;
  private final Directory<Pool> pools;

  Subject(Site site, @Nullable Site before, Places places) {
    this.site = site;
    this.before = before;
    Definitions definitions = Definitions.of(site);
    this.configs = Configs.statements(site, definitions, places);
    this.fit = new Fit(site);
    this.members = members(site, definitions, configs, fit, places);
    this.hosts = new Directory<>("host", site.hosts(), was(Site::hosts), Host::name, Host::was);
    this.networks = Directory.of("network", site.networks(), was(Site::networks));
    this.pools = Directory.of("pool", site.pools(), was(Site::pools));
  }

  private static List<Member> members(
      Site site, Definitions definitions, Map<String, Statement> configs, Fit fit, Places places) {
    var members = new ArrayList<Member>();
    for (GuestSet set : site.sets()) {
      for (Guest guest : set.guests()) {
        if (guest.key().isEmpty()) {
          continue;
        }
        EffectiveGuest effective = definitions.effective(guest);
        Statement base = guest.config() == null ? null : configs.get(guest.config());
        boolean broken = base == null ? places.says(guest, "config") : base.broken();
        members.add(
            new Member(
                set,
                effective,
                new Statement(guest, guest.own(), effective.definition(), base, broken),
                fit.homes(effective),
                fit.isPossible(effective)));
      }
    }
    return members;
  }

  Site site() {
    return site;
  }

  @Nullable Site before() {
    return before;
  }

  /** Things of one kind as they were before the edit; none if that is not known. */
  <T extends Thing> List<T> was(Function<Site, List<T>> things) {
    return before == null ? List.of() : things.apply(before);
  }

  List<Member> members() {
    return members;
  }

  Fit fit() {
    return fit;
  }

  Directory<Host> hosts() {
    return hosts;
  }

  Directory<Network> networks() {
    return networks;
  }

  Directory<Pool> pools() {
    return pools;
  }

  /** What every config says. */
  Collection<Statement> configs() {
    return configs.values();
  }

  /** What every config and every vm says. */
  Stream<Statement> statements() {
    return Stream.concat(configs.values().stream(), members.stream().map(Member::statement));
  }

  /**
   * What guests come to in some respect, each outcome once: a config stands for all the guests that
   * add nothing of their own to it. What builds on something that does not exist is left out.
   */
  List<Statement> outcomes(Predicate<Definition> adds) {
    var outcomes = new ArrayList<Statement>();
    Set<Statement> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Member member : members) {
      Statement statement = member.statement();
      while (statement.base() != null && !adds.test(statement.own())) {
        statement = statement.base();
      }
      if (!statement.broken() && seen.add(statement)) {
        outcomes.add(statement);
      }
    }
    return outcomes;
  }
}
