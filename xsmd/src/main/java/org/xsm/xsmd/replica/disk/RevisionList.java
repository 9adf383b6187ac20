package org.xsm.xsmd.replica.disk;

import java.util.AbstractList;
import java.util.RandomAccess;
import org.xsm.xsmd.store.Revision;

/** Revisions that are decoded when somebody looks at them: a value. */
final class RevisionList extends AbstractList<Revision> implements RandomAccess {
  private final byte[][] encoded;

  RevisionList(byte[][] encoded) {
    this.encoded = encoded;
  }

  @Override
  public Revision get(int i) {
    return decoded(encoded[i]);
  }

  @Override
  public int size() {
    return encoded.length;
  }

  /** A revision of which it is known that it was encoded here. */
  static Revision decoded(byte[] encoded) {
    Revision revision = RevisionRecord.decode(encoded);
    if (revision == null) {
      throw new IllegalStateException("a revision in memory is no revision");
    }
    return revision;
  }
}
