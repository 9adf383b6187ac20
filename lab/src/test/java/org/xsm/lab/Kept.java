package org.xsm.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** Whether what was acknowledged is still there: a decision. */
final class Kept {
  private Kept() {}

  /** On each of these hosts, in the site and in its history. */
  static void assertOn(List<TrialHost> hosts, Map<String, Long> acknowledged) {
    for (TrialHost host : hosts) {
      assertThat(Text.networks(host.site().text()))
          .as("networks on %s", host.name())
          .containsAll(acknowledged.keySet());
      List<String> lost =
          acknowledged.entrySet().stream()
              .filter(each -> !isIn(host, each.getKey(), each.getValue()))
              .map(Map.Entry::toString)
              .toList();
      assertThat(lost).as("revisions missing on %s", host.name()).isEmpty();
    }
  }

  private static boolean isIn(TrialHost host, String network, long revision) {
    var said = host.api().get("/revisions/" + revision + "/text");
    return said.status() == 200 && Text.networks(said.text()).contains(network);
  }
}
