package org.xsm.xsmd.replica.spread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xsm.xsmd.replica.order.Chain;
import org.xsm.xsmd.store.Position;

/** A lone voter waits until another host has what it ordered on its disk. */
final class CopyTest {
  private static final Duration SHORT = Duration.ofMillis(400);

  private final Net net = new Net(3);
  private final Chain chain = Chain.of(Chain.QUICK, "h1", "h2", "h3");
  private final Node voter = Node.of(net, "h1", chain);
  private final Node copy = Node.of(net, "h2", chain);

  @AfterEach
  void close() {
    copy.close();
    voter.close();
  }

  @Test
  void isThereSoonAfterItWasOrdered() {
    voter.order(chain.revise("<site name='new'/>"));

    assertThat(voter.spread.awaitCopy(List.of("h2", "h3"), chain.position(), Node.PATIENCE))
        .isTrue();
    assertThat(copy.follower.durable()).isEqualTo(chain.position());
  }

  @Test
  void isNotThereWhileItIsOnlyInMemory() {
    copy.archive.fail(true);
    voter.order(chain.revise("<site name='new'/>"));
    assertThat(copy.follower.await(chain.position(), Node.PATIENCE)).isTrue();

    assertThat(voter.spread.awaitCopy(List.of("h2"), chain.position(), SHORT)).isFalse();

    copy.archive.fail(false);
    assertThat(voter.spread.awaitCopy(List.of("h2"), chain.position(), Node.PATIENCE)).isTrue();
  }

  @Test
  void isNotWaitedForWhereNobodyIsInReach() {
    net.part(Set.of("h1"));
    Position position = new Position(1, 1000, chain.position().hash());

    long before = System.nanoTime();

    assertThat(voter.spread.awaitCopy(List.of("h2", "h3"), position, Node.PATIENCE)).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
  }
}
