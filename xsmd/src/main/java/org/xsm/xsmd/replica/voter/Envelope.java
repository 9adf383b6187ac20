package org.xsm.xsmd.replica.voter;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.xsm.xsmd.replica.order.Bytes;

/**
 * What one entry of the engine's log carries: a value. A request too long for one entry goes in
 * parts, since an entry is held in memory several times over and delays all behind it.
 */
sealed interface Envelope {
  /** The most bytes of a request in one entry. */
  int ROOM = 2 << 20;

  byte WHOLE = 1;
  byte PART = 2;
  int PART_HEADER = 1 + 16 + 8 + 4 + 4;

  ByteString encoded();

  /** A request as it is. */
  record Whole(Bytes request) implements Envelope {
    @Override
    public ByteString encoded() {
      return UnsafeByteOperations.unsafeWrap(new byte[] {WHOLE})
          .concat(UnsafeByteOperations.unsafeWrap(request.array()));
    }
  }

  /**
   * A part of a request.
   *
   * @param client which engine sent it, in which of its lives
   * @param upload which of its long requests this is
   * @param offset where in the request it belongs
   * @param total the length of the request
   */
  record Part(UUID client, long upload, int offset, int total, Bytes bytes) implements Envelope {
    @Override
    public ByteString encoded() {
      ByteBuffer header =
          ByteBuffer.allocate(PART_HEADER)
              .put(PART)
              .putLong(client.getMostSignificantBits())
              .putLong(client.getLeastSignificantBits())
              .putLong(upload)
              .putInt(offset)
              .putInt(total);
      return UnsafeByteOperations.unsafeWrap(header.array())
          .concat(UnsafeByteOperations.unsafeWrap(bytes.array()));
    }
  }

  /**
   * Reads what was encoded.
   *
   * @throws IllegalStateException when it is of a kind that this version does not know
   */
  static Envelope decode(ByteString encoded) {
    byte kind = encoded.isEmpty() ? 0 : encoded.byteAt(0);
    if (kind == WHOLE) {
      return new Whole(Bytes.wrap(encoded.substring(1).toByteArray()));
    }
    if (kind == PART && encoded.size() >= PART_HEADER) {
      ByteBuffer header = encoded.substring(1, PART_HEADER).asReadOnlyByteBuffer();
      return new Part(
          new UUID(header.getLong(), header.getLong()),
          header.getLong(),
          header.getInt(),
          header.getInt(),
          Bytes.wrap(encoded.substring(PART_HEADER).toByteArray()));
    }
    throw new IllegalStateException(
        "an entry of kind " + kind + " is unknown to this version of xsmd; upgrade it");
  }
}
