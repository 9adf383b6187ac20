package org.xsm.xsmd.replica.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.Entry;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.store.Hash;

/**
 * How a signed entry stands in a file: a decision. Length of the body, CRC32C over that length and
 * the body; the body says how many entries of its batch come before it, then epoch, index, previous
 * hash, peer, signature, request. The hash of the entry is not there: whoever reads computes it.
 */
final class EntryRecord {
  /** Length and checksum. */
  static final int HEAD = 4 + 4;

  /** The least that a body holds: all of it but peer, signature and request. */
  static final int LEAST = 4 + 8 + 8 + 32 + 2 + 2;

  /** The most: a request with a site file that does not deflate, and room for the rest. */
  static final int MOST = 18 * 1024 * 1024;

  private static final int MOST_TEXT = 4096;

  private EntryRecord() {}

  /** How many bytes it takes. */
  static int size(SignedEntry signed) {
    return HEAD
        + LEAST
        + signed.peer().getBytes(UTF_8).length
        + signed.signature().size()
        + signed.entry().request().size();
  }

  /**
   * All of it that stands before the request.
   *
   * @param before how many entries of its batch come before it: whoever finds it whole knows that
   *     what was there before its batch had been written out
   */
  static byte[] start(SignedEntry signed, int before) {
    Entry entry = signed.entry();
    byte[] peer = bounded(signed.peer().getBytes(UTF_8), "peer", entry);
    byte[] signature = bounded(signed.signature().array(), "signature", entry);
    int length = size(signed) - HEAD;
    if (length > MOST) {
      throw new IllegalArgumentException(
          "entry " + entry.index() + " has " + length + " bytes; the most is " + MOST);
    }
    ByteBuffer start = ByteBuffer.allocate(HEAD + LEAST + peer.length + signature.length);
    start
        .putInt(length)
        .putInt(0)
        .putInt(before)
        .putLong(entry.epoch())
        .putLong(entry.index())
        .put(entry.previous().bytes())
        .putShort((short) peer.length)
        .put(peer)
        .putShort((short) signature.length)
        .put(signature);
    byte[] request = entry.request().array();
    CRC32C crc = new CRC32C();
    crc.update(start.array(), 0, 4);
    crc.update(start.array(), HEAD, start.capacity() - HEAD);
    crc.update(request, 0, request.length);
    return start.putInt(4, (int) crc.getValue()).array();
  }

  /** Whether a record has as many bytes in its body as its length may say. */
  static boolean isPossible(int length) {
    return length >= LEAST && length <= MOST;
  }

  static int crc(int length, byte[] body) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(4).putInt(0, length));
    crc.update(body, 0, body.length);
    return (int) crc.getValue();
  }

  /** The entry in a body whose checksum is right; null where its parts do not fit in it. */
  static @Nullable SignedEntry decode(byte[] body) {
    ByteBuffer buffer = ByteBuffer.wrap(body).position(4);
    long epoch = buffer.getLong();
    long index = buffer.getLong();
    byte[] previous = new byte[32];
    buffer.get(previous);
    byte[] peer = part(buffer, Short.BYTES);
    byte[] signature = peer == null ? null : part(buffer, 0);
    if (peer == null || signature == null) {
      return null;
    }
    byte[] request = new byte[buffer.remaining()];
    buffer.get(request);
    Entry entry = Entry.of(epoch, index, Hash.ofDigest(previous), Bytes.wrap(request));
    return new SignedEntry(entry, new String(peer, UTF_8), Bytes.wrap(signature));
  }

  /** A part with its length before it, which leaves at least {@code rest} bytes behind it. */
  private static byte @Nullable [] part(ByteBuffer buffer, int rest) {
    int length = buffer.getShort();
    if (length < 0 || length > buffer.remaining() - rest) {
      return null;
    }
    byte[] part = new byte[length];
    buffer.get(part);
    return part;
  }

  private static byte[] bounded(byte[] bytes, String what, Entry entry) {
    if (bytes.length > MOST_TEXT) {
      throw new IllegalArgumentException(
          "the " + what + " of entry " + entry.index() + " has " + bytes.length + " bytes");
    }
    return bytes;
  }
}
