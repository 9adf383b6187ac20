package org.xsm.xsmd.store;

import java.time.Instant;
import java.util.List;

/** What was done and tried, in a chain of hashes that shows tampering. Any thread. */
public interface AuditTrail {
  /** Notes something. Returns when it is on the disk. */
  void note(String who, String what, String about, String result);

  /** The newest lines, the newest first. */
  List<Line> newest(int most);

  /** Reads all of it and holds it against its chain. */
  Verdict verify();

  /** One line. */
  record Line(
      long number, Instant time, String who, String what, String about, String result, Hash hash) {}

  /** What a check found; {@code problem} is empty when all is well. */
  record Verdict(long lines, Hash last, String problem) {}
}
