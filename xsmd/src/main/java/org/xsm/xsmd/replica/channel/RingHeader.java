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
 * What neighbours tell each other: a value.
 *
 * @see RingDetector
 */
public final class RingHeader extends Header {
  static final short MAGIC = 7102;

  private Word word = Word.ASK;
  private @Nullable Address about;

  /** What is said. */
  enum Word {
    /** Do you live? */
    ASK(0),
    /** I do. */
    HERE(1),
    /** I do, but you are no member where I am; {@code about} leads there. */
    STRANGER(2),
    /** The one {@code about} whom this is does not answer. */
    SUSPECT(3);

    private final int code;

    Word(int code) {
      this.code = code;
    }

    private static Word of(int code) throws IOException {
      for (Word word : values()) {
        if (word.code == code) {
          return word;
        }
      }
      throw new IOException("a word between neighbours that is not known: " + code);
    }
  }

  /** Only for what reads it from a stream. */
  public RingHeader() {}

  RingHeader(Word word, @Nullable Address about) {
    this.word = word;
    this.about = about;
  }

  static void register() {
    ClassConfigurator.addIfAbsent(MAGIC, RingHeader.class);
  }

  Word word() {
    return word;
  }

  @Nullable Address about() {
    return about;
  }

  @Override
  public short getMagicId() {
    return MAGIC;
  }

  @Override
  public Supplier<? extends Header> create() {
    return RingHeader::new;
  }

  @Override
  public int serializedSize() {
    return 1 + Util.size(about);
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    out.writeByte(word.code);
    Util.writeAddress(about, out);
  }

  @Override
  public void readFrom(DataInput in) throws IOException, ClassNotFoundException {
    word = Word.of(in.readUnsignedByte());
    about = Util.readAddress(in);
  }
}
