package org.xsm.xsmd.replica.channel;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A part of a question, a word or an answer, as it travels: a value.
 *
 * @param id the asker's number of the question
 * @param kind what it is about; empty in answers
 * @param offset where the part begins in the whole
 * @param total how long the whole is
 * @param part the bytes; the buffer may be read once
 */
record Packet(Sort sort, long id, String kind, int offset, int total, ByteBuffer part) {
  private static final int HEAD = 1 + 8 + 1 + 4 + 4;

  /** What it is a part of. */
  enum Sort {
    ASK(1),
    TELL(2),
    ANSWER(3),
    /** The body says why there is no answer. */
    FAILURE(4);

    private final int code;

    Sort(int code) {
      this.code = code;
    }

    boolean asks() {
      return this == ASK || this == TELL;
    }
  }

  boolean whole() {
    return offset == 0 && part.remaining() == total;
  }

  byte[] encode() {
    byte[] name = kind.getBytes(US_ASCII);
    ByteBuffer buffer = ByteBuffer.allocate(HEAD + name.length + part.remaining());
    buffer.put((byte) sort.code).putLong(id).put((byte) name.length).put(name);
    buffer.putInt(offset).putInt(total).put(part);
    return buffer.array();
  }

  /** Empty when the bytes are no packet. */
  static Optional<Packet> decode(byte[] bytes, int offset, int length) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
      int code = buffer.get();
      long id = buffer.getLong();
      byte[] name = new byte[buffer.get() & 0xff];
      buffer.get(name);
      int at = buffer.getInt();
      int total = buffer.getInt();
      for (Sort sort : Sort.values()) {
        if (sort.code == code && at >= 0 && total >= 0 && total - at >= buffer.remaining()) {
          return Optional.of(
              new Packet(sort, id, new String(name, US_ASCII), at, total, buffer.slice()));
        }
      }
    } catch (BufferUnderflowException e) {
      // It is cut: no packet.
    }
    return Optional.empty();
  }
}
