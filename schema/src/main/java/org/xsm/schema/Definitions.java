package org.xsm.schema;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The definitions of a site with all inheritance worked out, each config once: a value. */
public final class Definitions {
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

  private Definitions() {}

  public static Definitions of(Site site) {
    var definitions = new Definitions();
    site.configs().forEach(config -> definitions.configs.putIfAbsent(config.name(), config));
    for (String name : definitions.configs.keySet()) {
      definitions.whole.put(name, definitions.inherit(name, new HashSet<>()));
    }
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

  /** A cycle, which the checks report, ends where it closes. */
  private Definition inherit(@Nullable String name, Set<String> seen) {
    Config config = name == null ? null : configs.get(name);
    if (config == null || !seen.add(config.name())) {
      return NOTHING;
    }
    Definition known = whole.get(config.name());
    return known != null ? known : config.definition().over(inherit(config.base(), seen));
  }
}
