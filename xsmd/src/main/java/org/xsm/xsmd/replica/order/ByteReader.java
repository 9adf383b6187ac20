package org.xsm.xsmd.replica.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.Position;

/**
 * Reads what a {@link ByteWriter} wrote: a resource of one decoding. What was not written so is a
 * {@link DamagedException}, and never more memory than the bytes themselves may ask for.
 */
public final class ByteReader {
  private final ByteBuffer in;

  public ByteReader(Bytes bytes) {
    this.in = ByteBuffer.wrap(bytes.array());
  }

  public long number() {
    return read(in::getLong);
  }

  public int count() {
    int count = read(in::getInt);
    if (count < 0) {
      throw new DamagedException("a length is negative");
    }
    return count;
  }

  public int tag() {
    return read(in::get) & 0xff;
  }

  public boolean flag() {
    int tag = tag();
    if (tag > 1) {
      throw new DamagedException("a yes or no is " + tag);
    }
    return tag == 1;
  }

  public byte[] raw() {
    int length = count();
    if (length > in.remaining()) {
      throw new DamagedException(
          "a part of " + length + " bytes is announced and " + in.remaining() + " are left");
    }
    byte[] raw = new byte[length];
    in.get(raw);
    return raw;
  }

  public Bytes bytes() {
    return Bytes.wrap(raw());
  }

  public String text() {
    return new String(raw(), UTF_8);
  }

  public @Nullable String optional() {
    return flag() ? text() : null;
  }

  public Instant time() {
    long seconds = number();
    int nanos = count();
    if (nanos > 999_999_999) {
      throw new DamagedException("a second has no " + nanos + " nanoseconds");
    }
    try {
      return Instant.ofEpochSecond(seconds, nanos);
    } catch (DateTimeException e) {
      throw new DamagedException("a time is none", e);
    }
  }

  public UUID uuid() {
    return new UUID(number(), number());
  }

  public Hash hash() {
    byte[] digest = new byte[32];
    return read(
        () -> {
          in.get(digest);
          return Hash.ofDigest(digest);
        });
  }

  public Position position() {
    return new Position(number(), number(), hash());
  }

  public <T> List<T> each(Function<ByteReader, T> read) {
    int count = count();
    var values = new ArrayList<T>(Math.min(count, 64));
    for (int i = 0; i < count; i++) {
      values.add(read.apply(this));
    }
    return List.copyOf(values);
  }

  /** What was squeezed, if it is not longer than {@code most}. */
  public byte[] squeezed(int most) {
    int length = count();
    if (length > most) {
      throw new DamagedException(length + " bytes are announced where " + most + " are the most");
    }
    byte[] packed = raw();
    // The format's best is 258 bytes in two bits: more is announced by a liar.
    if (length > 1032L * packed.length) {
      throw new DamagedException(packed.length + " bytes cannot come to " + length);
    }
    return inflate(packed, length);
  }

  /** Says that nothing may follow. */
  public void end() {
    if (in.hasRemaining()) {
      throw new DamagedException(in.remaining() + " bytes follow where the end should be");
    }
  }

  private static byte[] inflate(byte[] packed, int length) {
    var inflater = new Inflater();
    try {
      inflater.setInput(packed);
      byte[] value = new byte[length];
      int filled = 0;
      while (filled < length) {
        int more = inflater.inflate(value, filled, length - filled);
        if (more == 0) {
          throw new DamagedException("squeezed bytes end too early");
        }
        filled += more;
      }
      // What is left may only be the end of the format, which holds the checksum.
      if (inflater.inflate(new byte[1]) > 0) {
        throw new DamagedException("squeezed bytes are more than announced");
      }
      if (!inflater.finished() || inflater.getRemaining() > 0) {
        throw new DamagedException("squeezed bytes do not end where they should");
      }
      return value;
    } catch (DataFormatException e) {
      throw new DamagedException("squeezed bytes cannot be read: " + e.getMessage(), e);
    } finally {
      inflater.end();
    }
  }

  private static <T> T read(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (BufferUnderflowException e) {
      throw new DamagedException("the bytes end too early", e);
    }
  }
}
