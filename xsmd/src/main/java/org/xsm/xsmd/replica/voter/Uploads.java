package org.xsm.xsmd.replica.voter;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.replica.order.Bytes;

/**
 * Puts long requests together again from their parts: a decision. It depends on the log alone, so
 * that all voters drop the same: an upload whose parts stay away for {@link #REACH} entries, the
 * eldest when there are more than {@link #MOST}, and one whose parts do not fit together.
 */
final class Uploads {
  static final int MOST = 2;
  static final int REACH = 256;
  static final int LONGEST = 20 << 20;

  private final List<Upload> open = new ArrayList<>();

  /** What came of a part. */
  sealed interface Taken {
    /** More parts are to come. */
    record Kept() implements Taken {}

    /** It was the last. */
    record Complete(Bytes request) implements Taken {}

    /** It belongs to nothing, not any more or not at all. */
    record Dropped() implements Taken {}
  }

  /**
   * Takes the part that is next in the order.
   *
   * @param place its place in the log
   */
  Taken take(Envelope.Part part, long place) {
    open.removeIf(upload -> upload.lastPlace < place - REACH);
    Upload upload = find(part);
    if (upload == null && part.offset() == 0 && part.total() > 0 && part.total() <= LONGEST) {
      if (open.size() == MOST) {
        open.removeFirst();
      }
      upload = new Upload(part.client(), part.upload(), part.total());
      open.add(upload);
    }
    if (upload == null) {
      return new Taken.Dropped();
    }
    if (!upload.accepts(part)) {
      open.remove(upload);
      return new Taken.Dropped();
    }
    upload.bytes.put(part.bytes().array());
    upload.lastPlace = place;
    if (upload.bytes.hasRemaining()) {
      return new Taken.Kept();
    }
    open.remove(upload);
    return new Taken.Complete(Bytes.wrap(upload.request));
  }

  private @Nullable Upload find(Envelope.Part part) {
    for (Upload upload : open) {
      if (upload.number == part.upload() && upload.client.equals(part.client())) {
        return upload;
      }
    }
    return null;
  }

  /** The half-done ones, for a snapshot. */
  Bytes encoded() {
    int size = 4;
    for (Upload upload : open) {
      size += 16 + 8 + 4 + 8 + 4 + upload.bytes.position();
    }
    ByteBuffer out = ByteBuffer.allocate(size).putInt(open.size());
    for (Upload upload : open) {
      out.putLong(upload.client.getMostSignificantBits())
          .putLong(upload.client.getLeastSignificantBits())
          .putLong(upload.number)
          .putInt(upload.request.length)
          .putLong(upload.lastPlace)
          .putInt(upload.bytes.position())
          .put(upload.request, 0, upload.bytes.position());
    }
    return Bytes.wrap(out.array());
  }

  /** Reads what {@link #encoded} wrote. */
  static Uploads decode(Bytes encoded) {
    var uploads = new Uploads();
    ByteBuffer in = ByteBuffer.wrap(encoded.array());
    for (int left = in.getInt(); left > 0; left--) {
      var upload = new Upload(new UUID(in.getLong(), in.getLong()), in.getLong(), in.getInt());
      upload.lastPlace = in.getLong();
      int filled = in.getInt();
      in.get(upload.request, 0, filled);
      upload.bytes.position(filled);
      uploads.open.add(upload);
    }
    return uploads;
  }

  private static final class Upload {
    private final UUID client;
    private final long number;
    private final byte[] request;
    private final ByteBuffer bytes;
    private long lastPlace;

    Upload(UUID client, long number, int total) {
      this.client = client;
      this.number = number;
      request = new byte[total];
      bytes = ByteBuffer.wrap(request);
    }

    boolean accepts(Envelope.Part part) {
      return part.total() == request.length
          && part.offset() == bytes.position()
          && part.bytes().size() > 0
          && part.bytes().size() <= bytes.remaining();
    }
  }
}
