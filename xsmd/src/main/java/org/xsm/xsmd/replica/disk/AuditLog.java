package org.xsm.xsmd.replica.disk;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.xsm.xsmd.store.AuditTrail;
import org.xsm.xsmd.store.Hash;

/** tmp. */
public final class AuditLog implements AuditTrail, AutoCloseable {
  public static AuditLog open(Path directory, Clock clock) {
    return new AuditLog();
  }

  @Override
  public void note(String who, String what, String about, String result) {}

  @Override
  public List<Line> newest(int most) {
    return List.of();
  }

  @Override
  public Verdict verify() {
    return new Verdict(0, Hash.NONE, "");
  }

  @Override
  public void close() {}
}
