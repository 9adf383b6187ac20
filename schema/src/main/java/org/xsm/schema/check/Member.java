package org.xsm.schema.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Definition;
import org.xsm.schema.EffectiveGuest;
import org.xsm.schema.Fit;
import org.xsm.schema.Guest;
import org.xsm.schema.GuestSet;
import org.xsm.schema.Host;

/**
 * A guest in its set, with what it says and what that comes to: a value.
 *
 * @param homes where it may live, amounts left aside
 * @param fits whether one of those has room for it
 */
record Member(
    GuestSet set, EffectiveGuest effective, Statement statement, Fit.Homes homes, boolean fits) {
  Guest guest() {
    return effective.guest();
  }

  String name() {
    return statement.name();
  }

  /** Whether it takes memory and processors, or soon will. */
  boolean isOn() {
    return effective.state() != Definition.Life.State.STOPPED;
  }

  /** The host that it lives on, where the site leaves no choice. */
  @Nullable Host onlyHost() {
    List<Host> suitable = homes.suitable();
    return suitable.size() == 1 ? suitable.getFirst() : null;
  }
}
