package org.xsm.xsmd.api;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xsm.xsmd.store.AuditTrail;
import org.xsm.xsmd.store.Hash;

/** An audit trail in memory: a fake. */
final class KeptTrail implements AuditTrail {
  private final List<Line> lines = new CopyOnWriteArrayList<>();

  @Override
  public void note(String who, String what, String about, String result) {
    lines.add(new Line(lines.size() + 1L, SmallSite.TIME, who, what, about, result, Hash.NONE));
  }

  @Override
  public List<Line> newest(int most) {
    return lines.reversed().stream().limit(most).toList();
  }

  @Override
  public Verdict verify() {
    return new Verdict(lines.size(), Hash.NONE, "");
  }

  /** As in {@code root@h1 edit revision 2: committed}. */
  List<String> said() {
    return lines.stream()
        .map(line -> line.who() + " " + line.what() + " " + line.about() + ": " + line.result())
        .toList();
  }
}
