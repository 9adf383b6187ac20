package org.xsm.xsmd.replica.channel;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Supplier;
import org.jgroups.Address;
import org.jgroups.Header;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.util.Util;
import org.jspecify.annotations.Nullable;

/**
 * Goes with a view that is shown to others: a value.
 *
 * @see Reunion
 */
public final class ReunionHeader extends Header {
  static final short MAGIC = 7103;

  private @Nullable Address whose;
  private boolean answer;

  /** Only for what reads it from a stream. */
  public ReunionHeader() {}

  /**
   * Makes one.
   *
   * @param whose the member whose view it is; others may pass it on
   * @param answer whether it answers another, and asks for none
   */
  ReunionHeader(Address whose, boolean answer) {
    this.whose = whose;
    this.answer = answer;
  }

  static void register() {
    ClassConfigurator.addIfAbsent(MAGIC, ReunionHeader.class);
  }

  @Nullable Address whose() {
    return whose;
  }

  boolean answer() {
    return answer;
  }

  @Override
  public short getMagicId() {
    return MAGIC;
  }

  @Override
  public Supplier<? extends Header> create() {
    return ReunionHeader::new;
  }

  @Override
  public int serializedSize() {
    return Util.size(whose) + 1;
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    Util.writeAddress(whose, out);
    out.writeBoolean(answer);
  }

  @Override
  public void readFrom(DataInput in) throws IOException, ClassNotFoundException {
    whose = Util.readAddress(in);
    answer = in.readBoolean();
  }
}
