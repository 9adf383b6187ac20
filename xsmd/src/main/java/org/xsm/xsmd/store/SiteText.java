package org.xsm.xsmd.store;

import java.util.Arrays;

/** The text of a site file, byte for byte: a value. */
public final class SiteText {
  /** The most that a site file may hold. */
  public static final int MOST = 16 * 1024 * 1024;

  private final byte[] bytes;
  private final Hash hash;

  private SiteText(byte[] bytes) {
    this.bytes = bytes;
    this.hash = Hash.of(bytes);
  }

  public static SiteText of(byte[] bytes) {
    return new SiteText(bytes.clone());
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public int size() {
    return bytes.length;
  }

  public Hash hash() {
    return hash;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SiteText text && Arrays.equals(bytes, text.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "text of " + bytes.length + " bytes " + hash.brief();
  }
}
