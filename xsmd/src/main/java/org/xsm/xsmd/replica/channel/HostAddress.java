package org.xsm.xsmd.replica.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.stack.IpAddress;
import org.jgroups.util.UUID;
import org.xsm.xsmd.store.Hash;

/**
 * A host as a member: a value. Its upper half is a hash of its name, so that nobody can be a member
 * under the name of another, and members lie in an order that has nothing to do with names; its
 * lower half is chance, one for each start. It says where the host is reached, so that nobody has
 * to ask.
 */
public final class HostAddress extends UUID {
  static final short MAGIC = 7100;
  static final int NAME_LIMIT = 255;

  private String host = "";
  private IpAddress place = new IpAddress();

  /** Only for what reads it from a stream. */
  public HostAddress() {}

  HostAddress(String host, long incarnation, IpAddress place) {
    super(order(host), incarnation);
    this.host = host;
    this.place = place;
  }

  static void register() {
    ClassConfigurator.addIfAbsent(MAGIC, HostAddress.class);
  }

  /** Where a host lies among the others. */
  static long order(String host) {
    return ByteBuffer.wrap(Hash.of(host.getBytes(UTF_8)).bytes()).getLong();
  }

  String host() {
    return host;
  }

  IpAddress place() {
    return place;
  }

  long incarnation() {
    return leastSigBits;
  }

  @Override
  public Supplier<? extends UUID> create() {
    return HostAddress::new;
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    super.writeTo(out);
    byte[] name = host.getBytes(UTF_8);
    out.writeByte(name.length);
    out.write(name);
    byte[] ip = place.getIpAddress().getAddress();
    out.writeByte(ip.length);
    out.write(ip);
    out.writeShort(place.getPort());
  }

  @Override
  public void readFrom(DataInput in) throws IOException {
    super.readFrom(in);
    byte[] name = new byte[in.readUnsignedByte()];
    in.readFully(name);
    host = new String(name, UTF_8);
    int length = in.readUnsignedByte();
    if (mostSigBits != order(host) || (length != 4 && length != 16)) {
      throw new IOException("a member's address that does not fit its name");
    }
    byte[] ip = new byte[length];
    in.readFully(ip);
    place = new IpAddress(InetAddress.getByAddress(ip), in.readUnsignedShort());
  }

  @Override
  public int serializedSize() {
    int ip = place.getIpAddress().getAddress().length;
    return super.serializedSize() + 1 + host.getBytes(UTF_8).length + 1 + ip + 2;
  }

  @Override
  public UUID copy() {
    return new HostAddress(host, leastSigBits, place);
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }

  @Override
  public String toString() {
    return host;
  }
}
