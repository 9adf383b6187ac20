package org.xsm.xsmd.replica.spread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xsm.xsmd.replica.order.Chain;
import org.xsm.xsmd.store.SiteView;

final class WatchersTest {
  private final Chain chain = Chain.of(Chain.QUICK, "h1");
  private final Watchers watchers = new Watchers();
  private final List<SiteView> seen = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    watchers.close();
  }

  @Test
  void seeTheSiteAtOnceAndThenEachChange() {
    watchers.add(view(), seen::add);
    assertThat(seesAtLast(view())).isTrue();

    for (int i = 0; i < 3; i++) {
      chain.revise("<site name='" + i + "'/>");
      watchers.show(view());
      assertThat(seesAtLast(view())).isTrue();
    }

    assertThat(seen).hasSize(4);
  }

  @Test
  void seeOnlyTheNewestOfWhatCameWhileTheyWereBusy() throws InterruptedException {
    var busy = new CountDownLatch(1);
    var entered = new CountDownLatch(1);
    watchers.add(
        view(),
        view -> {
          seen.add(view);
          entered.countDown();
          await(busy);
        });
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
    for (int i = 0; i < 50; i++) {
      chain.revise("<site name='" + i + "'/>");
      watchers.show(view());
    }

    busy.countDown();

    assertThat(seesAtLast(view())).isTrue();
    assertThat(seen).hasSize(2);
  }

  @Test
  void areNeverShownAnOlderSite() {
    SiteView older = view();
    chain.revise("<site name='new'/>");
    watchers.add(view(), seen::add);
    assertThat(seesAtLast(view())).isTrue();

    watchers.show(older);
    chain.revise("<site name='newer'/>");
    watchers.show(view());
    watchers.show(older);

    assertThat(seesAtLast(view())).isTrue();
    assertThat(seen).isSortedAccordingTo((a, b) -> a.position().compareTo(b.position()));
  }

  @Test
  void goOnAfterOneOfThemFailed() {
    watchers.add(
        view(),
        view -> {
          seen.add(view);
          throw new IllegalStateException("a bug of theirs");
        });
    assertThat(seesAtLast(view())).isTrue();

    chain.revise("<site name='new'/>");
    watchers.show(view());

    assertThat(seesAtLast(view())).isTrue();
  }

  @Test
  void seeNothingAfterTheyWereEnded() {
    var other = new CopyOnWriteArrayList<SiteView>();
    var watch = watchers.add(view(), seen::add);
    watchers.add(view(), other::add);
    assertThat(seesAtLast(view())).isTrue();

    watch.close();
    chain.revise("<site name='new'/>");
    watchers.show(view());

    assertThat(
            Eventually.holds(
                Node.PATIENCE, () -> !other.isEmpty() && other.getLast().equals(view())))
        .isTrue();
    assertThat(seen).hasSize(1);
  }

  private SiteView view() {
    return chain.state().view();
  }

  private boolean seesAtLast(SiteView view) {
    return Eventually.holds(Node.PATIENCE, () -> !seen.isEmpty() && seen.getLast().equals(view));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
