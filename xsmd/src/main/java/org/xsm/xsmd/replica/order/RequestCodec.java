package org.xsm.xsmd.replica.order;

import org.xsm.xsmd.store.Request;
import org.xsm.xsmd.store.RequestId;

/** Requests as bytes: a pair of functions. What is written is what travels, is hashed and kept. */
public final class RequestCodec {
  /** The level of commands that this xsmd understands. */
  public static final int PROTOCOL = 1;

  private static final int VERSION = 1;

  private RequestCodec() {}

  public static Bytes encode(Request request) {
    var out = new ByteWriter().tag(VERSION).uuid(request.id().value());
    CommandCodec.write(out, request.command());
    return out.bytes();
  }

  /**
   * Reads a request.
   *
   * @throws UnknownCommandException for one of a newer xsmd
   * @throws DamagedException for what is none
   */
  public static Request decode(Bytes bytes) {
    var in = new ByteReader(bytes);
    int version = in.tag();
    if (version > VERSION) {
      throw new UnknownCommandException(
          "a command in form "
              + version
              + " was ordered, and this xsmd knows "
              + VERSION
              + "; upgrade it");
    }
    if (version != VERSION) {
      throw new DamagedException("a request of form " + version + " does not exist");
    }
    var request = new Request(new RequestId(in.uuid()), CommandCodec.read(in));
    in.end();
    return request;
  }
}
