package org.xsm.xsmd.api;

import org.xsm.schema.Admin.Role;

/** Who may make a call: a value. */
enum Access {
  /** Anyone; the call itself judges what it is shown. */
  ANYONE,
  READ,
  EDIT,
  ALL;

  boolean isFor(Caller caller) {
    return caller.mayActAs(needs());
  }

  /** The least role that may. */
  Role needs() {
    return switch (this) {
      case ANYONE, READ -> Role.VIEWER;
      case EDIT -> Role.OPERATOR;
      case ALL -> Role.ADMIN;
    };
  }
}
