package org.xsm.xsmd.replica.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * What both ends of a connection say first: a value. Its first seven bytes (mark, wire version,
 * length of the rest) stay as they are for ever, so that hosts of any two versions can tell each
 * other which they are.
 *
 * @param version the wire version
 * @param site the site id
 * @param host the name of the host; without TLS it is believed
 * @param incarnation what tells this start of the host from earlier ones
 * @param verdict what the answering end thinks of the other
 */
record Greeting(int version, UUID site, String host, long incarnation, Verdict verdict) {
  /** What we speak. */
  static final int WIRE = 1;

  private static final int MARK = 0x58534d43;
  private static final int REST_LIMIT = 1024;

  /** What an end thinks of the other. */
  enum Verdict {
    WELCOME(0),
    OTHER_VERSION(1),
    OTHER_SITE(2),
    NOT_ITS_NAME(3),
    REMOVED(4),
    FULL(5);

    private final int code;

    Verdict(int code) {
      this.code = code;
    }

    private static Verdict of(int code) throws ProtocolException {
      for (Verdict verdict : values()) {
        if (verdict.code == code) {
          return verdict;
        }
      }
      throw new ProtocolException("its greeting has a verdict that is not known: " + code);
    }
  }

  Greeting with(Verdict other) {
    return new Greeting(version, site, host, incarnation, other);
  }

  void write(OutputStream out) throws IOException {
    byte[] name = host.getBytes(UTF_8);
    int rest = 16 + 8 + 1 + 1 + name.length;
    ByteBuffer buffer = ByteBuffer.allocate(7 + rest);
    buffer.putInt(MARK).put((byte) version).putShort((short) rest);
    buffer.putLong(site.getMostSignificantBits()).putLong(site.getLeastSignificantBits());
    buffer.putLong(incarnation).put((byte) verdict.code);
    buffer.put((byte) name.length).put(name);
    out.write(buffer.array());
    out.flush();
  }

  /** Of another version only the version is known; the rest is empty. */
  static Greeting read(InputStream stream) throws IOException {
    var in = new DataInputStream(stream);
    if (in.readInt() != MARK) {
      throw new ProtocolException("it does not speak as a host of a site");
    }
    int version = in.readUnsignedByte();
    int length = in.readUnsignedShort();
    if (length > REST_LIMIT) {
      throw new ProtocolException("its greeting is too long");
    }
    byte[] rest = new byte[length];
    in.readFully(rest);
    if (version != WIRE) {
      return new Greeting(version, new UUID(0, 0), "", 0, Verdict.OTHER_VERSION);
    }
    if (length < 26 || length != 26 + (rest[25] & 0xff)) {
      throw new ProtocolException("its greeting is cut");
    }
    ByteBuffer buffer = ByteBuffer.wrap(rest);
    var site = new UUID(buffer.getLong(), buffer.getLong());
    long incarnation = buffer.getLong();
    Verdict verdict = Verdict.of(buffer.get());
    String host = new String(rest, 26, length - 26, UTF_8);
    if (!host.chars().allMatch(letter -> letter > ' ' && letter <= '~')) {
      throw new ProtocolException("its greeting has a name that no host can have");
    }
    return new Greeting(version, site, host, incarnation, verdict);
  }
}
