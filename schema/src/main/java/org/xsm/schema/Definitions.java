package org.xsm.schema;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The definitions of a site with all inheritance worked out, each config once: a value. */
public final class Definitions {
  /** So many configs may extend each other in a row. */
  public static final int DEEPEST = 32;

  private static final Definition NOTHING =
      new Definition(
          null,
          new Definition.Hardware(
              null, null, null, null, null, null, null, null, null, null, null, null),
          new Definition.Life(
              null, null, null, null, null, null, null, null, null, null, List.of()),
          new Definition.Whereabouts(List.of(), List.of(), null, null, null, null),
          new Definition.Start(null, null, null, null, null, null, null, null),
          List.of(),
          List.of(),
          List.of());

  private final Map<String, Config> configs = new HashMap<>();
  private final Map<String, Definition> whole = new HashMap<>();
  private final Map<String, Integer> depths = new HashMap<>();

  private Definitions() {}

  public static Definitions of(Site site) {
    var definitions = new Definitions();
    site.configs().forEach(config -> definitions.configs.putIfAbsent(config.name(), config));
    site.configs().forEach(definitions::inherit);
    return definitions;
  }

  /** What a guest comes to: its own definition over that of its config. */
  public EffectiveGuest effective(Guest guest) {
    return new EffectiveGuest(guest, guest.own().over(config(guest.config())));
  }

  /** What a config comes to; nothing for one that does not exist. */
  public Definition config(@Nullable String name) {
    return name == null ? NOTHING : whole.getOrDefault(name, NOTHING);
  }

  /**
   * A cycle, which the checks report, ends where it closes; a chain that is too long, which they
   * report too, ends at its bound, so that no file can make this work grow without one.
   */
  private void inherit(Config config) {
    var pending = new ArrayDeque<Config>();
    var seen = new HashSet<String>();
    Config next = config;
    while (next != null && !whole.containsKey(next.name()) && seen.add(next.name())) {
      pending.push(next);
      next = next.base() == null ? null : configs.get(next.base());
    }
    for (Config each : pending) {
      String base = each.base();
      int depth = base == null ? 0 : depths.getOrDefault(base, 0) + 1;
      depths.put(each.name(), depth);
      whole.put(
          each.name(), depth > DEEPEST ? each.definition() : each.definition().over(config(base)));
    }
  }
}
