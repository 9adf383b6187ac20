package org.xsm.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group of guests with one owner. */
public record GuestSet(
    String name,
    @Nullable String owner,
    @Nullable String account,
    List<String> hosts,
    @Nullable String was,
    @Nullable String description,
    @Nullable Quota quota,
    List<String> allow,
    List<Guest> guests)
    implements Thing {
  public GuestSet {
    hosts = List.copyOf(hosts);
    allow = List.copyOf(allow);
    guests = List.copyOf(guests);
  }

  @Override
  public String kind() {
    return "set";
  }

  @Override
  public String key() {
    return name;
  }

  /** What all guests of a set may use together. */
  public record Quota(
      @Nullable Integer guests,
      @Nullable Integer vcpus,
      @Nullable Size memory,
      @Nullable Size storage)
      implements Element {}
}
