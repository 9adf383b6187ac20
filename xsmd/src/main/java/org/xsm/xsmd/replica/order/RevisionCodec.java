package org.xsm.xsmd.replica.order;

import org.xsm.xsmd.store.Command.Draft;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.Revision;

/** Revisions as bytes, and the ids that chain them: functions. */
public final class RevisionCodec {
  private RevisionCodec() {}

  /** The revision that a draft becomes when it follows {@code parent}. */
  public static Revision next(Revision parent, Draft draft) {
    return identified(
        new Revision(
            parent.number() + 1,
            Hash.NONE,
            parent.id(),
            draft.text().hash(),
            draft.text().size(),
            draft.author(),
            draft.host(),
            draft.time(),
            draft.message()));
  }

  /** Whether its id is the hash of what it says: a revision from elsewhere is held against it. */
  public static boolean isWhole(Revision revision) {
    return identified(revision).id().equals(revision.id());
  }

  public static void write(ByteWriter out, Revision revision) {
    content(out.hash(revision.id()), revision);
  }

  public static Revision read(ByteReader in) {
    Hash id = in.hash();
    return new Revision(
        in.number(),
        id,
        in.hash(),
        in.hash(),
        in.count(),
        in.text(),
        in.text(),
        in.time(),
        in.text());
  }

  private static Revision identified(Revision revision) {
    var out = new ByteWriter();
    content(out, revision);
    return new Revision(
        revision.number(),
        out.bytes().hash(),
        revision.parent(),
        revision.text(),
        revision.size(),
        revision.author(),
        revision.host(),
        revision.time(),
        revision.message());
  }

  private static void content(ByteWriter out, Revision revision) {
    out.number(revision.number())
        .hash(revision.parent())
        .hash(revision.text())
        .count(revision.size())
        .text(revision.author())
        .text(revision.host())
        .time(revision.time())
        .text(revision.message());
  }
}
