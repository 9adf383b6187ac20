package org.xsm.xsmd.api;

import java.util.List;
import org.xsm.schema.Admin;
import org.xsm.xsmd.store.Author;

/** Who calls, as was proved: a value. */
record Caller(String name, Admin.Role role, List<String> sets) {
  Caller {
    sets = List.copyOf(sets);
  }

  static Caller of(Admin admin) {
    return new Caller(admin.name(), admin.role(), admin.sets());
  }

  /** Who can read the token for loopback: the administrator of the machine itself. */
  static Caller owner(String name) {
    return new Caller(name, Admin.Role.ADMIN, List.of());
  }

  Author on(String host) {
    return new Author(name, host, role, sets);
  }

  boolean mayActAs(Admin.Role needed) {
    return role.compareTo(needed) >= 0;
  }
}
