package org.xsm.xsmd.replica.spread;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xsm.xsmd.replica.order.Chain;

final class ReportsTest {
  private static final int HOSTS = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Net net = new Net(7);
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Reports> reports = new HashMap<>();
  private final Chain chain = Chain.of(Chain.QUICK, hosts());

  @AfterEach
  void close() {
    nodes.forEach(Node::close);
  }

  @Test
  void inALargeSiteAnyHostKnowsHowFarAllAre() {
    start();

    boolean known = Eventually.holds(Node.PATIENCE, () -> told("h7").size() == HOSTS);

    assertThat(known).as("of %s hosts h7 knows %s", HOSTS, told("h7").size()).isTrue();
    assertThat(told("h7").values()).allMatch(at -> at.position().equals(chain.position()));
  }

  @Test
  void whereTheLeaderIsAwayAHostSaysWhatItHeardItself() {
    start();
    net.part(Set.of("h1"));

    assertThat(told("h7")).containsKey("h7");
  }

  private void start() {
    for (String host : hosts()) {
      Node node = Node.of(net, host, chain);
      nodes.add(node);
      reports.put(host, new Reports(node.peers, node.spread, () -> "h1", PATIENCE));
    }
  }

  private Map<String, Standing> told(String host) {
    var byHost = new HashMap<String, Standing>();
    requireNonNull(reports.get(host))
        .all()
        .forEach(standing -> byHost.put(standing.host(), standing));
    return byHost;
  }

  private static String[] hosts() {
    return IntStream.rangeClosed(1, HOSTS).mapToObj(i -> "h" + i).toArray(String[]::new);
  }
}
