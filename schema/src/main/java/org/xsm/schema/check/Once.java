package org.xsm.schema.check;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * What has been said of which place: a value that grows. What stands in a config concerns all the
 * guests that use it and is said once. Places are told apart by instance.
 */
final class Once {
  private final IdentityHashMap<Object, Set<Object>> said = new IdentityHashMap<>();

  /** Whether this is the first time. */
  boolean isFirst(Object place, Object what) {
    return said.computeIfAbsent(place, each -> new HashSet<>(2)).add(what);
  }
}
