package org.xsm.schema.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CyclesTest {
  private static final List<String> NODES = List.of("a", "b", "c", "d");

  @Test
  void findsNoneInAChainOrADiamond() {
    assertThat(cycles(Map.of("a", List.of("b", "c"), "b", List.of("d"), "c", List.of("d"))))
        .isEmpty();
  }

  @Test
  void startsACycleWhereItIsEntered() {
    assertThat(cycles(Map.of("a", List.of("b"), "b", List.of("c"), "c", List.of("b"))))
        .containsExactly(List.of("b", "c"));
  }

  @Test
  void findsANodeThatLeadsToItself() {
    assertThat(cycles(Map.of("d", List.of("d")))).containsExactly(List.of("d"));
  }

  @Test
  void findsTwoThatDoNotTouch() {
    assertThat(
            cycles(
                Map.of("a", List.of("b"), "b", List.of("a"), "c", List.of("d"), "d", List.of("c"))))
        .containsExactly(List.of("a", "b"), List.of("c", "d"));
  }

  private static List<List<String>> cycles(Map<String, List<String>> edges) {
    return Cycles.among(NODES, node -> edges.getOrDefault(node, List.of()));
  }
}
