package org.xsm.xsmd.replica;

import org.xsm.xsmd.replica.order.AnswerCodec;
import org.xsm.xsmd.replica.order.ByteReader;
import org.xsm.xsmd.replica.order.ByteWriter;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.DamagedException;
import org.xsm.xsmd.store.Answer;

/** What a host answers to a command that was sent to it as the leader: a value. */
sealed interface Reply {
  /**
   * It was ordered.
   *
   * @param alone whether no other host is known to store it, in a site where one should
   */
  record Ordered(Answer answer, boolean alone) implements Reply {}

  /** Nothing happened; another may lead, or this one in a moment. */
  record NotNow(String leader, String why) implements Reply {}

  /** Nothing happened, and the same again would be refused again. */
  record Refused(String why) implements Reply {}

  /** It may have happened. */
  record Unknown(String why) implements Reply {}

  static Bytes encode(Reply reply) {
    var out = new ByteWriter();
    switch (reply) {
      case Ordered(var answer, var alone) -> AnswerCodec.write(out.tag(1).flag(alone), answer);
      case NotNow(var leader, var why) -> out.tag(2).text(leader).text(why);
      case Refused(var why) -> out.tag(3).text(why);
      case Unknown(var why) -> out.tag(4).text(why);
    }
    return out.bytes();
  }

  static Reply decode(Bytes bytes) {
    var in = new ByteReader(bytes);
    int kind = in.tag();
    Reply reply =
        switch (kind) {
          case 1 -> {
            boolean alone = in.flag();
            yield new Ordered(AnswerCodec.read(in), alone);
          }
          case 2 -> new NotNow(in.text(), in.text());
          case 3 -> new Refused(in.text());
          case 4 -> new Unknown(in.text());
          default -> throw new DamagedException("a reply of kind " + kind + " does not exist");
        };
    in.end();
    return reply;
  }
}
