package org.xsm.xsmd.replica.order;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.Position;

/**
 * One command in its place in the site's order: a value.
 *
 * @param previous the hash of the entry before it
 * @param request the encoded request, as {@link RequestCodec} writes it
 * @param hash of the place, {@code previous} and the request: the chain
 */
public record Entry(long epoch, long index, Hash previous, Bytes request, Hash hash) {
  /** The entry that comes after {@code previous} in {@code epoch}. */
  public static Entry after(Position previous, long epoch, Bytes request) {
    return of(epoch, previous.index() + 1, previous.hash(), request);
  }

  /** An entry of these parts; its hash follows from them. */
  public static Entry of(long epoch, long index, Hash previous, Bytes request) {
    byte[] place = ByteBuffer.allocate(16).putLong(epoch).putLong(index).array();
    Hash hash = Hash.of(place, previous.bytes(), request.array());
    return new Entry(epoch, index, previous, request, hash);
  }

  public Position position() {
    return new Position(epoch, index, hash);
  }

  /** What a voter signs: the site and the place, and through its hash all that came before. */
  public static Bytes signed(UUID site, Position position) {
    return Bytes.wrap(
        ByteBuffer.allocate(16 + 16 + 32)
            .putLong(site.getMostSignificantBits())
            .putLong(site.getLeastSignificantBits())
            .putLong(position.epoch())
            .putLong(position.index())
            .put(position.hash().bytes())
            .array());
  }
}
