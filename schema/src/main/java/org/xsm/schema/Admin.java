package org.xsm.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Someone who may look at the site or change it. */
public record Admin(
    String name,
    Role role,
    List<String> sets,
    @Nullable String password,
    @Nullable String certificate,
    @Nullable String description)
    implements Thing {
  public Admin {
    sets = List.copyOf(sets);
  }

  @Override
  public String kind() {
    return "admin";
  }

  @Override
  public String key() {
    return name;
  }

  /** What an admin may do. */
  public enum Role implements Word {
    VIEWER,
    OPERATOR,
    ADMIN
  }
}
