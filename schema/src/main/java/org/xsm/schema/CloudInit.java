package org.xsm.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a guest is told at its first boot. */
public record CloudInit(
    @Nullable String user,
    @Nullable String userData,
    @Nullable String userDataFile,
    List<String> sshKeys)
    implements Element {
  public CloudInit {
    sshKeys = List.copyOf(sshKeys);
  }
}
