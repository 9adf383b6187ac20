package org.xsm.xsmd.replica.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.Revision;

/**
 * What is known of a revision, as bytes that take little room: a decision. Framed, they have their
 * length and their CRC32C before them.
 */
final class RevisionRecord {
  static final int HEAD = 4 + 4;

  private static final int FIXED = 8 + 3 * 32 + 4 + 8 + 4 + 3 * 4;

  private RevisionRecord() {}

  static byte[] framed(byte[] encoded) {
    return ByteBuffer.allocate(HEAD + encoded.length)
        .putInt(encoded.length)
        .putInt(crc(encoded))
        .put(encoded)
        .array();
  }

  /** What was framed, at the beginning of these bytes; null if nothing was. */
  static byte @Nullable [] unframed(ByteBuffer bytes) {
    if (bytes.remaining() < HEAD) {
      return null;
    }
    int length = bytes.getInt();
    int crc = bytes.getInt();
    if (length < FIXED || length > bytes.remaining()) {
      return null;
    }
    byte[] encoded = new byte[length];
    bytes.get(encoded);
    return crc(encoded) == crc && decode(encoded) != null ? encoded : null;
  }

  static byte[] encode(Revision revision) {
    byte[] author = revision.author().getBytes(UTF_8);
    byte[] host = revision.host().getBytes(UTF_8);
    byte[] message = revision.message().getBytes(UTF_8);
    Instant time = revision.time();
    return ByteBuffer.allocate(FIXED + author.length + host.length + message.length)
        .putLong(revision.number())
        .put(revision.id().bytes())
        .put(revision.parent().bytes())
        .put(revision.text().bytes())
        .putInt(revision.size())
        .putLong(time.getEpochSecond())
        .putInt(time.getNano())
        .putInt(author.length)
        .put(author)
        .putInt(host.length)
        .put(host)
        .putInt(message.length)
        .put(message)
        .array();
  }

  /** The number of an encoded revision, without the rest. */
  static long number(byte[] encoded) {
    return ByteBuffer.wrap(encoded).getLong();
  }

  /** What was encoded; null if nothing of the kind was. */
  static @Nullable Revision decode(byte[] encoded) {
    ByteBuffer buffer = ByteBuffer.wrap(encoded);
    try {
      long number = buffer.getLong();
      Hash id = hash(buffer);
      Hash parent = hash(buffer);
      Hash text = hash(buffer);
      int size = buffer.getInt();
      Instant time = Instant.ofEpochSecond(buffer.getLong(), buffer.getInt());
      String author = text(buffer);
      String host = text(buffer);
      String message = text(buffer);
      return buffer.hasRemaining()
          ? null
          : new Revision(number, id, parent, text, size, author, host, time, message);
    } catch (BufferUnderflowException | DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private static Hash hash(ByteBuffer buffer) {
    byte[] digest = new byte[32];
    buffer.get(digest);
    return Hash.ofDigest(digest);
  }

  private static String text(ByteBuffer buffer) {
    int length = buffer.getInt();
    if (length < 0 || length > buffer.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    buffer.get(bytes);
    return new String(bytes, UTF_8);
  }

  private static int crc(byte[] encoded) {
    CRC32C crc = new CRC32C();
    crc.update(encoded, 0, encoded.length);
    return (int) crc.getValue();
  }
}
