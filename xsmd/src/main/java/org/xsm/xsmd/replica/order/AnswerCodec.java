package org.xsm.xsmd.replica.order;

import org.xsm.xsmd.store.Answer;

/** Answers as bytes: a pair of functions. */
public final class AnswerCodec {
  private AnswerCodec() {}

  public static void write(ByteWriter out, Answer answer) {
    switch (answer) {
      case Answer.Done(var position, var head) ->
          RevisionCodec.write(out.tag(1).position(position), head);
      case Answer.Stale(var position, var head, var why) -> {
        RevisionCodec.write(out.tag(2).position(position), head);
        out.text(why);
      }
    }
  }

  public static Answer read(ByteReader in) {
    int kind = in.tag();
    return switch (kind) {
      case 1 -> new Answer.Done(in.position(), RevisionCodec.read(in));
      case 2 -> new Answer.Stale(in.position(), RevisionCodec.read(in), in.text());
      default -> throw new DamagedException("an answer of kind " + kind + " does not exist");
    };
  }
}
