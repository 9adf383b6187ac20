package org.xsm.xsmd.replica;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.order.AnswerCodec;
import org.xsm.xsmd.replica.order.ByteReader;
import org.xsm.xsmd.replica.order.ByteWriter;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.DamagedException;
import org.xsm.xsmd.replica.order.Entry;
import org.xsm.xsmd.replica.order.Fold;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.replica.order.SiteState;
import org.xsm.xsmd.replica.order.StateCodec;
import org.xsm.xsmd.replica.voter.Ordered;
import org.xsm.xsmd.store.Answer;
import org.xsm.xsmd.store.Position;

/**
 * What the voters' engine orders for: a resource of one voter. It folds, signs what it folded, and
 * hands it on; whatever it does is undone and done again by a restart.
 */
final class OrderedSite implements Ordered {
  private static final Logger log = LoggerFactory.getLogger(OrderedSite.class);
  private static final int REQUEST = 1;
  private static final int SEED = 2;

  private final Seal seal;
  private final Sink sink;
  private volatile SiteState state = SiteState.EMPTY;

  /** Says that this voter ordered an entry. */
  interface Seal {
    SignedEntry sign(SiteState before, Entry entry);
  }

  /** Where ordered entries go. */
  interface Sink {
    void accept(SignedEntry entry);

    /** Waits a while until all up to a position is kept: what the engine forgets then is safe. */
    void settle(Position position);
  }

  OrderedSite(Seal seal, Sink sink) {
    this.seal = seal;
    this.sink = sink;
  }

  /** The state that this voter has come to. */
  SiteState state() {
    return state;
  }

  /** A request as the engine carries it. */
  static Bytes request(Bytes request) {
    return new ByteWriter().tag(REQUEST).raw(request).bytes();
  }

  /** The first thing that the engine of a new epoch orders: where that epoch begins. */
  static Bytes seed(SiteState state) {
    return new ByteWriter().tag(SEED).raw(StateCodec.encode(state)).bytes();
  }

  /** The answer to a request, as the engine brings it back. */
  static Answer answer(Bytes bytes) {
    return AnswerCodec.read(new ByteReader(bytes));
  }

  @Override
  public Bytes apply(Bytes carried) {
    var in = new ByteReader(carried);
    int kind = in.tag();
    Bytes body = in.bytes();
    in.end();
    return switch (kind) {
      case REQUEST -> fold(body);
      case SEED -> seeded(body);
      default -> throw new DamagedException("the engine carries something of kind " + kind);
    };
  }

  @Override
  public Bytes snapshot() {
    sink.settle(state.position());
    return StateCodec.encode(state);
  }

  @Override
  public void restore(Bytes snapshot) {
    state = StateCodec.decode(snapshot);
  }

  private Bytes fold(Bytes request) {
    SiteState before = state;
    Entry entry = Fold.next(before, request);
    Fold.Step step = Fold.apply(before, entry);
    state = step.state();
    sink.accept(seal.sign(before, entry));
    var out = new ByteWriter();
    AnswerCodec.write(out, step.answer());
    return out.bytes();
  }

  private Bytes seeded(Bytes body) {
    SiteState seed = StateCodec.decode(body);
    if (state.isEmpty()) {
      state = seed;
    } else {
      // Sent twice, because its answer was lost.
      log.info("a seed came again position={}", seed.position());
    }
    return Bytes.NONE;
  }
}
