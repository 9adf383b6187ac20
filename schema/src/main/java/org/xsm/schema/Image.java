package org.xsm.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An image that machines are installed from. */
public record Image(
    String name,
    @Nullable String source,
    @Nullable String sha256,
    String suite,
    @Nullable String mirror,
    List<String> components,
    List<String> packages,
    Hypervisor hypervisor,
    @Nullable String kernel,
    @Nullable String description,
    @Written("hook") List<Hook> hooks)
    implements Thing {
  public Image {
    components = List.copyOf(components);
    packages = List.copyOf(packages);
    hooks = List.copyOf(hooks);
  }

  @Override
  public String kind() {
    return "image";
  }

  @Override
  public String key() {
    return name;
  }

  /** The hypervisor that is in it. */
  public enum Hypervisor implements Word {
    KVM,
    XEN,
    NONE
  }
}
