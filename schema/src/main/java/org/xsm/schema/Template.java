package org.xsm.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tag of the site that names an immutable template. */
public record Template(
    String name, @Nullable String id, List<String> hosts, Span keep, @Nullable String description)
    implements Thing {
  public Template {
    hosts = List.copyOf(hosts);
  }

  @Override
  public String kind() {
    return "template";
  }

  @Override
  public String key() {
    return name;
  }
}
