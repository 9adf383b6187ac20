package org.xsm.xsmd.cli.http;

import static org.xsm.xsmd.cli.http.ExchangeException.Reason.STRANGE;

import java.io.IOException;
import java.io.InputStream;

/** A body that comes in chunks (RFC 9112, 7.1): a resource. Trailers are skipped. */
final class ChunkedInput extends InputStream {
  private static final int TRAILERS = 100;

  private final InputStream in;
  private InputStream chunk = InputStream.nullInputStream();
  private boolean begun;
  private boolean over;

  ChunkedInput(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (!over) {
      int count = chunk.read(into, offset, length);
      if (count >= 0) {
        return count;
      }
      next();
    }
    return -1;
  }

  private void next() throws IOException {
    if (begun && !Head.line(in).isEmpty()) {
      throw new ExchangeException(STRANGE, "a chunk of the answer is longer than it says");
    }
    begun = true;
    String size = Head.line(in).replaceFirst("[;\\s].*", "");
    if (!size.matches("[0-9A-Fa-f]{1,15}")) {
      throw new ExchangeException(STRANGE, "a chunk of the answer has no length");
    }
    long length = Long.parseLong(size, 16);
    chunk = new CountedInput(in, length);
    if (length == 0) {
      over = true;
      skipTrailers();
    }
  }

  private void skipTrailers() throws IOException {
    for (int i = 0; i < TRAILERS; i++) {
      if (Head.line(in).isEmpty()) {
        return;
      }
    }
    throw new ExchangeException(STRANGE, "the answer's trailers have no end");
  }
}
