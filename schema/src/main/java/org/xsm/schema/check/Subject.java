package org.xsm.schema.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Definitions;
import org.xsm.schema.EffectiveGuest;
import org.xsm.schema.Site;

/** What the checks look at: a site, what it was before, and what its guests come to. A value. */
record Subject(
    Site site, @Nullable Site before, Definitions definitions, List<EffectiveGuest> guests) {
  Subject(Site site, @Nullable Site before) {
    this(site, before, Definitions.of(site));
  }

  private Subject(Site site, @Nullable Site before, Definitions definitions) {
    this(site, before, definitions, site.guests().stream().map(definitions::effective).toList());
  }
}
