package org.xsm.xsmd.store;

import java.util.List;
import org.xsm.schema.Admin.Role;

/**
 * Who asks for a change, and what they may do: a value.
 *
 * @param host the host they ask on
 * @param sets the sets that an operator may change; empty for all
 */
public record Author(String name, String host, Role role, List<String> sets) {
  public Author {
    sets = List.copyOf(sets);
  }

  /** The administrator of the machine itself. */
  public static Author root(String host) {
    return new Author("root", host, Role.ADMIN, List.of());
  }

  /** As it is shown: {@code root@h2}. */
  @Override
  public String toString() {
    return name + "@" + host;
  }
}
