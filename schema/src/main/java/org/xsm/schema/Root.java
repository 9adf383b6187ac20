package org.xsm.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stack of layers that a guest boots from, the uppermost first. */
public record Root(
    Protocol protocol,
    boolean writable,
    @Nullable Overlay overlay,
    List<Layer> layers,
    List<String> allow)
    implements Element {
  public Root {
    layers = List.copyOf(layers);
    allow = List.copyOf(allow);
  }

  /** A guest's own writable layer. */
  public record Overlay(@Nullable String url, @Nullable Size limit, boolean trusted)
      implements Element {}

  /** A layer that is only read. */
  public record Layer(String url, boolean trusted) implements Thing {
    @Override
    public String kind() {
      return "layer";
    }

    @Override
    public String key() {
      return url;
    }
  }

  /** How the guest mounts it. */
  public enum Protocol implements Word {
    NFS3,
    NFS4_1;

    @Override
    public String word() {
      return this == NFS4_1 ? "nfs4.1" : "nfs3";
    }
  }
}
