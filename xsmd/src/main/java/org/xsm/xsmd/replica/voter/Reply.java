package org.xsm.xsmd.replica.voter;

import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.xsm.xsmd.replica.order.Bytes;

/** What an entry was answered with, inside the engine: a value. */
sealed interface Reply {
  byte ANSWERED = 1;
  byte KEPT = 2;
  byte DROPPED = 3;

  ByteString encoded();

  /** The request was applied. */
  record Answered(Bytes answer) implements Reply {
    @Override
    public ByteString encoded() {
      return UnsafeByteOperations.unsafeWrap(new byte[] {ANSWERED})
          .concat(UnsafeByteOperations.unsafeWrap(answer.array()));
    }
  }

  /** A part was kept until the others come. */
  record Kept() implements Reply {
    @Override
    public ByteString encoded() {
      return UnsafeByteOperations.unsafeWrap(new byte[] {KEPT});
    }
  }

  /** A part was thrown away, and with it the request. */
  record Dropped() implements Reply {
    @Override
    public ByteString encoded() {
      return UnsafeByteOperations.unsafeWrap(new byte[] {DROPPED});
    }
  }

  static Reply decode(ByteString encoded) {
    return switch (encoded.byteAt(0)) {
      case ANSWERED -> new Answered(Bytes.wrap(encoded.substring(1).toByteArray()));
      case KEPT -> new Kept();
      default -> new Dropped();
    };
  }
}
