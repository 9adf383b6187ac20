package org.xsm.schema;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A whole site, as its file says it: a value. Lists are in the order of the file. */
public record Site(
    String name,
    String version,
    @Nullable String description,
    Settings settings,
    List<Admin> admins,
    List<Secret> secrets,
    List<Host> hosts,
    List<Network> networks,
    List<Pool> pools,
    Templates templates,
    List<Config> configs,
    List<GuestSet> sets,
    Machines machines,
    List<Boot> boots,
    List<Image> images,
    List<Layout> layouts) {
  public Site {
    admins = List.copyOf(admins);
    secrets = List.copyOf(secrets);
    hosts = List.copyOf(hosts);
    networks = List.copyOf(networks);
    pools = List.copyOf(pools);
    configs = List.copyOf(configs);
    sets = List.copyOf(sets);
    boots = List.copyOf(boots);
    images = List.copyOf(images);
    layouts = List.copyOf(layouts);
  }

  public Optional<Host> host(String name) {
    return find(hosts, name);
  }

  public Optional<Config> config(String name) {
    return find(configs, name);
  }

  public Optional<GuestSet> set(String name) {
    return find(sets, name);
  }

  public Optional<Network> network(String name) {
    return find(networks, name);
  }

  public Optional<Pool> pool(String name) {
    return find(pools, name);
  }

  /** All guests, set by set. */
  public List<Guest> guests() {
    return sets.stream().flatMap(set -> set.guests().stream()).toList();
  }

  /** The guests that a reference can mean: by SET/NAME at most one, by NAME one of each set. */
  public List<Guest> guests(GuestReference reference) {
    return sets.stream()
        .filter(set -> reference.set().isEmpty() || reference.set().equals(set.name()))
        .flatMap(set -> set.guests().stream())
        .filter(guest -> guest.name().name().equals(reference.name()))
        .toList();
  }

  private static <T extends Thing> Optional<T> find(List<T> things, String key) {
    return things.stream().filter(thing -> thing.key().equals(key)).findFirst();
  }
}
