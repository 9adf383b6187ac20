package org.xsm.xsmd.replica.order;

import java.util.Arrays;
import org.xsm.xsmd.store.Hash;

/** Bytes that nobody changes: a value. */
public final class Bytes {
  public static final Bytes NONE = new Bytes(new byte[0]);

  private final byte[] bytes;

  private Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Bytes copyOf(byte[] bytes) {
    return new Bytes(bytes.clone());
  }

  /** Takes an array over that nobody else will touch again. */
  public static Bytes wrap(byte[] bytes) {
    return new Bytes(bytes);
  }

  /** The array itself, for readers that change nothing. */
  public byte[] array() {
    return bytes;
  }

  public int size() {
    return bytes.length;
  }

  public Hash hash() {
    return Hash.of(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
