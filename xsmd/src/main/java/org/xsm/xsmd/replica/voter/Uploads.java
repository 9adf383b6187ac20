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
  static final int MOST = 3;
  static final int REACH = 256;
  static final int PARTS = 10;

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
    if (upload == null && part.number() == 0) {
      if (open.size() == MOST) {
        open.removeFirst();
      }
      upload = new Upload(part.client(), part.upload(), part.count());
      open.add(upload);
    }
    if (upload == null) {
      return new Taken.Dropped();
    }
    if (!upload.accepts(part)) {
      open.remove(upload);
      return new Taken.Dropped();
    }
    upload.parts.add(part.bytes());
    upload.lastPlace = place;
    if (upload.parts.size() < upload.count) {
      return new Taken.Kept();
    }
    open.remove(upload);
    return new Taken.Complete(joined(upload.parts));
  }

  private @Nullable Upload find(Envelope.Part part) {
    for (Upload upload : open) {
      if (upload.number == part.upload() && upload.client.equals(part.client())) {
        return upload;
      }
    }
    return null;
  }

  private static Bytes joined(List<Bytes> parts) {
    ByteBuffer whole = ByteBuffer.allocate(parts.stream().mapToInt(Bytes::size).sum());
    parts.forEach(part -> whole.put(part.array()));
    return Bytes.wrap(whole.array());
  }

  /** The half-done ones, for a snapshot. */
  Bytes encoded() {
    int size = 4;
    for (Upload upload : open) {
      size += 16 + 8 + 4 + 8 + 4;
      for (Bytes part : upload.parts) {
        size += 4 + part.size();
      }
    }
    ByteBuffer out = ByteBuffer.allocate(size).putInt(open.size());
    for (Upload upload : open) {
      out.putLong(upload.client.getMostSignificantBits())
          .putLong(upload.client.getLeastSignificantBits())
          .putLong(upload.number)
          .putInt(upload.count)
          .putLong(upload.lastPlace)
          .putInt(upload.parts.size());
      upload.parts.forEach(part -> out.putInt(part.size()).put(part.array()));
    }
    return Bytes.wrap(out.array());
  }

  /** Reads what {@link #encoded} wrote. */
  static Uploads decode(Bytes encoded) {
    var uploads = new Uploads();
    ByteBuffer in = ByteBuffer.wrap(encoded.array());
    int count = in.getInt();
    for (int i = 0; i < count; i++) {
      var upload = new Upload(new UUID(in.getLong(), in.getLong()), in.getLong(), in.getInt());
      upload.lastPlace = in.getLong();
      int parts = in.getInt();
      for (int j = 0; j < parts; j++) {
        byte[] part = new byte[in.getInt()];
        in.get(part);
        upload.parts.add(Bytes.wrap(part));
      }
      uploads.open.add(upload);
    }
    return uploads;
  }

  private static final class Upload {
    private final UUID client;
    private final long number;
    private final int count;
    private final List<Bytes> parts = new ArrayList<>();
    private long lastPlace;

    Upload(UUID client, long number, int count) {
      this.client = client;
      this.number = number;
      this.count = count;
    }

    boolean accepts(Envelope.Part part) {
      return part.count() == count
          && part.number() == parts.size()
          && count > 1
          && count <= PARTS
          && part.bytes().size() <= Envelope.ROOM;
    }
  }
}
