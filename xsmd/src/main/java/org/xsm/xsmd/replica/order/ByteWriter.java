package org.xsm.xsmd.replica.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.Position;

/** Writes values as bytes, the same bytes for the same values: a resource of one encoding. */
public final class ByteWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
  private final DataOutputStream out = new DataOutputStream(bytes);

  /** A way to write something that may fail only in theory: the bytes go to memory. */
  private interface Writing {
    void run() throws IOException;
  }

  public ByteWriter number(long value) {
    return write(() -> out.writeLong(value));
  }

  /** A number that is not negative: no reader would take one that is. */
  public ByteWriter count(int value) {
    if (value < 0) {
      throw new IllegalArgumentException(value + " is negative and cannot be written as a count");
    }
    return write(() -> out.writeInt(value));
  }

  public ByteWriter tag(int value) {
    return write(() -> out.writeByte(value));
  }

  public ByteWriter flag(boolean value) {
    return tag(value ? 1 : 0);
  }

  public ByteWriter raw(byte[] value) {
    return count(value.length).write(() -> out.write(value));
  }

  public ByteWriter raw(Bytes value) {
    return raw(value.array());
  }

  public ByteWriter text(String value) {
    return raw(value.getBytes(UTF_8));
  }

  public ByteWriter optional(@Nullable String value) {
    flag(value != null);
    return value == null ? this : text(value);
  }

  public ByteWriter time(Instant value) {
    return number(value.getEpochSecond()).count(value.getNano());
  }

  public ByteWriter uuid(UUID value) {
    return number(value.getMostSignificantBits()).number(value.getLeastSignificantBits());
  }

  public ByteWriter hash(Hash value) {
    return write(() -> out.write(value.bytes()));
  }

  public ByteWriter position(Position value) {
    return number(value.epoch()).number(value.index()).hash(value.hash());
  }

  /** Each of them after their number, in their order. */
  public <T> ByteWriter each(Collection<T> values, BiConsumer<ByteWriter, T> write) {
    count(values.size());
    values.forEach(value -> write.accept(this, value));
    return this;
  }

  /** Bytes that are worth the work of squeezing them; how long they are is written before. */
  public ByteWriter squeezed(byte[] value) {
    var packed = new ByteArrayOutputStream(64 + value.length / 4);
    var deflater = new Deflater(Deflater.BEST_SPEED);
    try (var squeezing = new DeflaterOutputStream(packed, deflater)) {
      squeezing.write(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return count(value.length).raw(packed.toByteArray());
  }

  public Bytes bytes() {
    return Bytes.wrap(bytes.toByteArray());
  }

  private ByteWriter write(Writing writing) {
    try {
      writing.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
