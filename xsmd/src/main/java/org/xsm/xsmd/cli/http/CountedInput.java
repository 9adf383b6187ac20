package org.xsm.xsmd.cli.http;

import static org.xsm.xsmd.cli.http.ExchangeException.Reason.LOST;

import java.io.IOException;
import java.io.InputStream;

/** A body whose length was said: a resource. One that ends before is an error. */
final class CountedInput extends InputStream {
  private final InputStream in;
  private long left;

  CountedInput(InputStream in, long length) {
    this.in = in;
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int count = in.read(into, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw new ExchangeException(LOST, "the connection ended before the answer did");
    }
    left -= count;
    return count;
  }
}
