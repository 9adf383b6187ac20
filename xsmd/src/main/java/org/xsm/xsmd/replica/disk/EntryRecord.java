package org.xsm.xsmd.replica.disk;

import java.nio.ByteBuffer;
import org.xsm.xsmd.replica.order.ByteReader;
import org.xsm.xsmd.replica.order.ByteWriter;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.DamagedException;
import org.xsm.xsmd.replica.order.Entry;
import org.xsm.xsmd.replica.order.SignedEntry;

/**
 * A signed entry as it lies in a file: a pair of functions. Before it stand its length and a
 * checksum of that and of the rest; its hash is not kept, for it follows from the rest.
 */
final class EntryRecord {
  /** Length and checksum. */
  static final int HEAD = 8;

  /** The longest: a text of 16 MiB that nothing squeezes, and what stands around it. */
  static final int LONGEST = 18 * 1024 * 1024;

  private EntryRecord() {}

  static byte[] encode(SignedEntry signed) {
    Bytes body =
        new ByteWriter()
            .number(signed.entry().epoch())
            .number(signed.entry().index())
            .hash(signed.entry().previous())
            .raw(signed.entry().request())
            .text(signed.peer())
            .raw(signed.signature())
            .bytes();
    if (body.size() > LONGEST) {
      throw new DiskException("an entry of " + body.size() + " bytes cannot be kept");
    }
    return ByteBuffer.allocate(HEAD + body.size())
        .putInt(body.size())
        .putInt(sum(body.array()))
        .put(body.array())
        .array();
  }

  /** What a body says, if it is the one that the checksum was made of. */
  static SignedEntry decode(byte[] body, int sum) {
    if (sum(body) != sum) {
      throw new DamagedException("a record has another checksum than it says");
    }
    var in = new ByteReader(Bytes.wrap(body));
    var entry = Entry.of(in.number(), in.number(), in.hash(), in.bytes());
    var signed = new SignedEntry(entry, in.text(), in.bytes());
    in.end();
    return signed;
  }

  private static int sum(byte[] body) {
    return DurableFile.sum(body) ^ Integer.reverse(body.length);
  }
}
