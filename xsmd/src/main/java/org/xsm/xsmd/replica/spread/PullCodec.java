package org.xsm.xsmd.replica.spread;

import java.util.List;
import org.xsm.xsmd.replica.order.ByteReader;
import org.xsm.xsmd.replica.order.ByteWriter;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.DamagedException;
import org.xsm.xsmd.replica.order.Entry;
import org.xsm.xsmd.replica.order.SignedEntry;

/** What travels between followers, as bytes: pairs of functions. */
final class PullCodec {
  private PullCodec() {}

  /** Entries with their signatures. Hashes do not travel: they follow from the rest. */
  static ByteWriter entries(ByteWriter out, List<SignedEntry> entries) {
    return out.each(
        entries,
        (to, signed) ->
            to.number(signed.entry().epoch())
                .number(signed.entry().index())
                .hash(signed.entry().previous())
                .raw(signed.entry().request())
                .text(signed.peer())
                .raw(signed.signature()));
  }

  static List<SignedEntry> entries(ByteReader in) {
    return in.each(
        from ->
            new SignedEntry(
                Entry.of(from.number(), from.number(), from.hash(), from.bytes()),
                from.text(),
                from.bytes()));
  }

  /** A push: who began it, and what. */
  static Bytes push(String root, List<SignedEntry> entries) {
    return entries(new ByteWriter().text(root), entries).bytes();
  }

  /** The answer to a pull: entries, or that they are not to be had here. */
  static Bytes pulled(List<SignedEntry> entries) {
    return entries(new ByteWriter().tag(1), entries).bytes();
  }

  /** The answer to a pull of who is off the chain, or behind all that is kept. */
  static Bytes gone() {
    return new ByteWriter().tag(2).bytes();
  }

  /** Whether an answer to a pull holds entries; the reader stands before them then. */
  static boolean holdsEntries(ByteReader in) {
    int kind = in.tag();
    if (kind != 1 && kind != 2) {
      throw new DamagedException("an answer of kind " + kind + " to a pull does not exist");
    }
    return kind == 1;
  }
}
