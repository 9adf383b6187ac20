package org.xsm.xsmd.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Definition.Life;
import org.xsm.schema.Definitions;
import org.xsm.schema.Disk;
import org.xsm.schema.EffectiveGuest;
import org.xsm.schema.Fit;
import org.xsm.schema.Guest;
import org.xsm.schema.Host;
import org.xsm.schema.Pool;
import org.xsm.schema.Site;

/** Foresees effects from what two site files say, and from who holds a guest: a decision. */
public final class SiteForesight implements Foresight {
  @Override
  public Effects effects(Site before, Site after, Holdings holdings) {
    return new Comparison(before, after, holdings).effects();
  }

  /** Two sites with everything worked out that is asked of each guest. */
  private static final class Comparison {
    private final Site before;
    private final Pairs pairs;
    private final Definitions oldDefinitions;
    private final Definitions newDefinitions;
    private final Fit oldFit;
    private final Fit newFit;
    private final Map<String, String> holders;
    private final Set<String> changedPools = new HashSet<>();
    private final boolean isBaselineChanged;
    private final boolean isRootsMoved;

    Comparison(Site before, Site after, Holdings holdings) {
      this.before = before;
      this.pairs = Pairs.of(before, after);
      this.oldDefinitions = Definitions.of(before);
      this.newDefinitions = Definitions.of(after);
      this.oldFit = new Fit(before);
      this.newFit = new Fit(after);
      this.holders = holdings.holders();
      for (Pool pool : before.pools()) {
        if (after.pool(pool.name()).filter(now -> isSamePlace(pool, now)).isEmpty()) {
          changedPools.add(pool.name());
        }
      }
      this.isBaselineChanged =
          !before.settings().cpuBaseline().equals(after.settings().cpuBaseline());
      this.isRootsMoved =
          !before.settings().roots().address().equals(after.settings().roots().address());
    }

    private static boolean isSamePlace(Pool old, Pool now) {
      return old.type() == now.type()
          && Objects.equals(old.path(), now.path())
          && Objects.equals(old.source(), now.source());
    }

    Effects effects() {
      var effects = new ArrayList<Effect>();
      for (Guest guest : before.guests()) {
        effect(guest).ifPresent(effects::add);
      }
      return new Effects(effects);
    }

    private Optional<Effect> effect(Guest guest) {
      Optional<Guest> now = pairs.now(guest);
      if (now.isEmpty()) {
        return of(guest, Effect.Kind.REMOVED, "it is no longer in the file");
      }
      EffectiveGuest old = oldDefinitions.effective(guest);
      EffectiveGuest young = newDefinitions.effective(now.get());
      if (old.state() == Life.State.STOPPED) {
        return Optional.empty();
      }
      if (old.state() != young.state() && young.state() != Life.State.RUNNING) {
        return of(guest, Effect.Kind.STOPPED, "its state becomes " + young.state().word());
      }
      return offItsHost(guest, old, young).or(() -> restarted(guest, old, young));
    }

    private Optional<Effect> offItsHost(Guest guest, EffectiveGuest old, EffectiveGuest young) {
      Set<String> could = homes(oldFit, old, true);
      Set<String> can = homes(newFit, young, false);
      String holder = holders.get(guest.name().toString());
      String held = holder == null ? null : pairs.host(holder).orElse(holder);
      if (held != null) {
        return could.contains(held) && !can.contains(held)
            ? of(guest, Effect.Kind.FORCED_OFF, "it may no longer live on " + holder)
            : Optional.empty();
      }
      // Nobody knows which of several it lives on: it must go where none of them is left.
      return !could.isEmpty() && could.stream().noneMatch(can::contains)
          ? of(
              guest,
              Effect.Kind.FORCED_OFF,
              "none of the hosts that it could live on is left to it")
          : Optional.empty();
    }

    /** By the names of the newer site, where a host has one there. */
    private Set<String> homes(Fit fit, EffectiveGuest guest, boolean isOld) {
      var names = new HashSet<String>();
      for (Host host : fit.homes(guest).suitable()) {
        names.add(isOld ? pairs.host(host.name()).orElse(host.name()) : host.name());
      }
      return names;
    }

    private Optional<Effect> restarted(Guest guest, EffectiveGuest old, EffectiveGuest young) {
      if (old.state() != Life.State.RUNNING || young.onChange() != Life.OnChange.RESTART) {
        return Optional.empty();
      }
      if (old.onChange() == Life.OnChange.NEXT_BOOT) {
        return of(
            guest,
            Effect.Kind.RESTARTED,
            "its on-change becomes restart, and changes may wait for its next boot");
      }
      return Restart.needed(old, young)
          .or(() -> Optional.ofNullable(around(young)))
          .flatMap(
              field ->
                  of(
                      guest,
                      Effect.Kind.RESTARTED,
                      "its " + field + " cannot change while it runs"));
    }

    /** What changes for a guest outside its own definition. */
    private @Nullable String around(EffectiveGuest guest) {
      if (isBaselineChanged && guest.cpu().equals("baseline")) {
        return "cpu";
      }
      if (isRootsMoved && guest.definition().start().root() != null) {
        return "root";
      }
      List<Disk> disks = changedPools.isEmpty() ? List.of() : guest.disks();
      for (Disk disk : disks) {
        if (disk.pool() != null && changedPools.contains(disk.pool())) {
          return "disk " + disk.target();
        }
      }
      return null;
    }

    private static Optional<Effect> of(Guest guest, Effect.Kind kind, String why) {
      return Optional.of(new Effect(guest.name(), kind, why));
    }
  }
}
