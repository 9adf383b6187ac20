package org.xsm.schema;

import org.jspecify.annotations.Nullable;

/** A named, reusable guest definition. */
public record Config(String name, @Written("extends") @Nullable String base, Definition definition)
    implements Thing {
  @Override
  public String kind() {
    return "config";
  }

  @Override
  public String key() {
    return name;
  }
}
