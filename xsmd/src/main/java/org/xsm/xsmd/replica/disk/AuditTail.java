package org.xsm.xsmd.replica.disk;

import java.nio.file.Path;
import java.util.Optional;
import org.xsm.xsmd.replica.order.ByteReader;
import org.xsm.xsmd.replica.order.ByteWriter;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.store.AuditTrail.Line;
import org.xsm.xsmd.store.Hash;

/** Where the audit log ends: a value, kept beside it so that a tail that was cut off is missed. */
record AuditTail(long number, Hash hash) {
  static final AuditTail NONE = new AuditTail(0, Hash.NONE);
  private static final String ANCHOR = "anchor";
  private static final int VERSION = 1;

  static AuditTail of(Line line) {
    return new AuditTail(line.number(), line.hash());
  }

  /** Whether a line is the next one. */
  boolean leadsTo(Line line) {
    return line.number() == number + 1 && AuditLines.follows(line, hash);
  }

  static Path anchor(Path directory) {
    return directory.resolve(ANCHOR);
  }

  /**
   * What was kept last.
   *
   * @throws org.xsm.xsmd.replica.order.DamagedException when it is not as it was kept
   */
  static Optional<AuditTail> kept(Path directory) {
    return DurableFile.read(anchor(directory)).map(AuditTail::read);
  }

  void keep(Path directory) {
    DurableFile.write(
        anchor(directory), new ByteWriter().tag(VERSION).number(number).hash(hash).bytes());
  }

  private static AuditTail read(Bytes bytes) {
    var in = new ByteReader(bytes);
    in.tag();
    var tail = new AuditTail(in.number(), in.hash());
    in.end();
    return tail;
  }
}
