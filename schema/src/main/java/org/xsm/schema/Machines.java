package org.xsm.schema;

import java.util.List;

/** The bare metal of the site. */
public record Machines(
    @Written("enrol") Enrolment enrolment,
    @Written("hook") List<Hook> hooks,
    List<Machine> machines)
    implements Element {
  public Machines {
    hooks = List.copyOf(hooks);
    machines = List.copyOf(machines);
  }

  /** What happens to a machine that the site does not know. */
  public enum Enrolment implements Word {
    OFF,
    REGISTER
  }
}
