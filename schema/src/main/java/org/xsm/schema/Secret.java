package org.xsm.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The name of a secret; its value never stands in the file. */
public record Secret(String name, List<String> hosts, @Nullable String description)
    implements Thing {
  public Secret {
    hosts = List.copyOf(hosts);
  }

  @Override
  public String kind() {
    return "secret";
  }

  @Override
  public String key() {
    return name;
  }
}
