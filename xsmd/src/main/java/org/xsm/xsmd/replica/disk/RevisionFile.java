package org.xsm.xsmd.replica.disk;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteText;

/** One revision in its file, the text deflated behind what is known of it: a resource. */
final class RevisionFile {
  /** Enough for all but a very long message. */
  private static final int USUAL_START = 2048;

  private final DurableFile file;

  RevisionFile(DurableFile file) {
    this.file = file;
  }

  void write(byte[] encoded, SiteText text) {
    byte[] framed = RevisionRecord.framed(encoded);
    var body = new ByteArrayOutputStream(framed.length + text.size() / 4 + 64);
    body.writeBytes(framed);
    deflate(text.bytes(), body);
    file.write(Bytes.wrap(body.toByteArray()));
  }

  /** What is known of the revision, encoded, without a look at its text. */
  byte[] start() {
    Bytes start = file.readStart(USUAL_START);
    if (start.size() >= RevisionRecord.HEAD) {
      long needed = (long) RevisionRecord.HEAD + ByteBuffer.wrap(start.array()).getInt();
      if (needed > start.size() && needed <= Integer.MAX_VALUE) {
        start = file.readStart((int) needed);
      }
    }
    return unframed(ByteBuffer.wrap(start.array()));
  }

  /** The text, if it is that of the revision. */
  SiteText text(Revision revision, byte[] encoded) {
    Bytes body =
        file.read().orElseThrow(() -> new DamagedException(file.path(), "it is not there"));
    ByteBuffer buffer = ByteBuffer.wrap(body.array());
    if (!Arrays.equals(unframed(buffer), encoded)) {
      throw new DamagedException(file.path(), "it is another revision");
    }
    SiteText text = SiteText.of(inflate(buffer, revision.size()));
    if (!text.hash().equals(revision.text())) {
      throw new DamagedException(file.path(), "its text does not match the hash of the revision");
    }
    return text;
  }

  private byte[] unframed(ByteBuffer buffer) {
    byte[] encoded = RevisionRecord.unframed(buffer);
    if (encoded == null) {
      throw new DamagedException(file.path(), "it does not begin with a revision");
    }
    return encoded;
  }

  private static void deflate(byte[] text, ByteArrayOutputStream out) {
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(text);
      deflater.finish();
      byte[] part = new byte[64 * 1024];
      while (!deflater.finished()) {
        out.write(part, 0, deflater.deflate(part));
      }
    }
  }

  /** Never more than {@code size} bytes, whatever the file says. */
  private byte[] inflate(ByteBuffer deflated, int size) {
    if (size < 0 || size > SiteText.MOST) {
      throw new DamagedException(file.path(), "its text cannot have " + size + " bytes");
    }
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(deflated);
      byte[] text = new byte[size];
      int at = 0;
      while (at < size) {
        int more = inflater.inflate(text, at, size - at);
        if (more == 0) {
          throw new DamagedException(file.path(), "its text is too short");
        }
        at += more;
      }
      return text;
    } catch (DataFormatException e) {
      throw new DamagedException(file.path(), "its text cannot be inflated");
    }
  }
}
