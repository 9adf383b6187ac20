package org.xsm.xsmd.replica.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.xsm.xsmd.store.Command;
import org.xsm.xsmd.store.Position;
import org.xsm.xsmd.store.Request;
import org.xsm.xsmd.store.RequestId;

/** Every host comes to the same: however often it folds, and wherever it began from a state. */
final class DeterminismTest {
  @Property(tries = 60)
  void foldingTwiceComesToTheSame(@ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int n) {
    List<Bytes> requests = life(seed, n);

    assertThat(StateCodec.encode(folded(SiteState.EMPTY, requests)))
        .isEqualTo(StateCodec.encode(folded(SiteState.EMPTY, requests)));
  }

  @Property(tries = 60)
  void foldingOnFromAnEncodedStateComesToTheSame(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int n) {
    List<Bytes> requests = life(seed, n);
    int at = new Random(seed).nextInt(requests.size() + 1);
    SiteState first = folded(SiteState.EMPTY, requests.subList(0, at));

    SiteState carried = StateCodec.decode(StateCodec.encode(first));

    assertThat(StateCodec.encode(folded(carried, requests.subList(at, requests.size()))))
        .isEqualTo(StateCodec.encode(folded(SiteState.EMPTY, requests)));
  }

  @Property(tries = 20)
  void alsoWhenMoreWasAnsweredThanIsRemembered(@ForAll long seed) {
    var requests = new ArrayList<>(life(seed, 20));
    var chance = new Random(seed);
    for (int i = 0; i < 1500; i++) {
      requests.add(encoded(new UUID(3, chance.nextInt(1400)), new Command.RemoveToken("t")));
    }
    int at = 900 + chance.nextInt(600);
    SiteState first = folded(SiteState.EMPTY, requests.subList(0, at));

    SiteState carried = StateCodec.decode(StateCodec.encode(first));

    assertThat(StateCodec.encode(folded(carried, requests.subList(at, requests.size()))))
        .isEqualTo(StateCodec.encode(folded(SiteState.EMPTY, requests)));
  }

  private static SiteState folded(SiteState from, List<Bytes> requests) {
    SiteState state = from;
    for (Bytes request : requests) {
      Entry entry = Fold.next(state, request);
      state = Fold.apply(state, entry).state();
      assertThat(state.position()).isEqualTo(entry.position());
    }
    return state;
  }

  /** Commands that a site might see: many that hold, some that are stale, some sent again. */
  private static List<Bytes> life(long seed, int length) {
    var chance = new Random(seed);
    Chain chain = Chain.of(Chain.QUICK, "h1", "h2", "h3");
    for (int i = 0; i < length; i++) {
      var id = new RequestId(new UUID(4, chance.nextInt(length * 2)));
      chain.order(new Request(id, command(chain, chance)));
    }
    return chain.entries().stream().map(signed -> signed.entry().request()).toList();
  }

  private static Command command(Chain chain, Random chance) {
    String host = "h" + (1 + chance.nextInt(4));
    String key = "vm/" + chance.nextInt(4);
    long version =
        chance.nextInt(4) == 0
            ? chance.nextInt(9)
            : chain.state().view().entry(key).map(e -> e.version()).orElse(0L);
    List<String> peers = chain.facts().voters().stream().map(v -> v.peer()).toList();
    return switch (chance.nextInt(12)) {
      case 0, 1, 2 -> new Command.Revise(chain.draft("<site n='" + chance.nextInt() + "'/>"));
      case 3, 4, 5 -> new Command.PutEntry(key, version, "v" + chance.nextInt());
      case 6 -> new Command.RemoveEntry(key, version);
      case 7 -> new Command.SetVoters(peers, List.of(chain.voter(host), chain.voter("h1")));
      case 8 -> new Command.RetireHost(host, "root", Chain.NOW, null);
      case 9 -> chain.recovery(host);
      case 10 -> new Command.Reconciled(host);
      default ->
          new Command.Recover(
              Position.NOTHING, List.of(), chain.voter(host), null, "root", Chain.NOW);
    };
  }

  private static Bytes encoded(UUID id, Command command) {
    return RequestCodec.encode(new Request(new RequestId(id), command));
  }
}
