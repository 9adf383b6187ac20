package org.xsm.xsmd.edit;

import org.xsm.schema.Site;

/**
 * Says what would happen to guests if one site followed another. Pure; any thread. The guard counts
 * what it says.
 */
@FunctionalInterface
public interface Foresight {
  /**
   * What the step does to guests that the older site has; each at most once.
   *
   * @param holdings who holds them today, as far as that is known
   */
  Effects effects(Site before, Site after, Holdings holdings);
}
