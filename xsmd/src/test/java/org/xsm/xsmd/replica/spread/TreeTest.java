package org.xsm.xsmd.replica.spread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

final class TreeTest {
  @Property
  void everyHostIsReachedOnceFromAnyRoot(
      @ForAll @Size(max = 80) @NotEmpty List<@AlphaChars @StringLength(max = 3) String> hosts,
      @ForAll @AlphaChars @StringLength(max = 3) String root,
      @ForAll @IntRange(min = 1, max = 9) int children) {
    var alive = new TreeSet<>(hosts);
    var tree = new Tree(children);
    var reached = new ArrayList<String>();
    var next = new ArrayDeque<>(List.of(root));

    while (!next.isEmpty()) {
      String host = next.poll();
      reached.add(host);
      var seen = new TreeSet<>(alive);
      seen.add(host);
      List<String> below = tree.below(root, host, host.equals(root) ? seen : alive);
      assertThat(below).hasSizeLessThanOrEqualTo(children);
      next.addAll(below);
      assertThat(reached).hasSizeLessThanOrEqualTo(alive.size() + 1);
    }

    alive.add(root);
    assertThat(reached).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(alive);
  }

  @Property
  void whoIsNotThereReachesNobody(
      @ForAll @Size(max = 20) List<@AlphaChars @StringLength(max = 3) String> hosts) {
    var alive = new TreeSet<>(hosts);

    assertThat(new Tree(3).below("root", "nobody", alive)).isEmpty();
  }
}
