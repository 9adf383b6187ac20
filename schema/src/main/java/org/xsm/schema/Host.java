package org.xsm.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A machine that runs xsmd. */
public record Host(
    String name,
    String address,
    List<Label> labels,
    Size reserve,
    int reserveCpus,
    @Nullable Size memory,
    @Nullable Integer cpus,
    String hypervisor,
    State state,
    Voter voter,
    boolean witness,
    @Nullable String was,
    @Nullable String description,
    @Nullable Power power,
    @Nullable Fence fence)
    implements Thing {
  public Host {
    labels = List.copyOf(labels);
  }

  @Override
  public String kind() {
    return "host";
  }

  @Override
  public String key() {
    return name;
  }

  /** Whether guests may be placed here at all. */
  public boolean runsGuests() {
    return !witness && state != State.DRAIN;
  }

  /** What the site may do with it. */
  public enum State implements Word {
    ACTIVE,
    DRAIN,
    HOLD
  }

  /** Whether it may be a voter. */
  public enum Voter implements Word {
    AUTO,
    PREFER,
    NEVER
  }
}
