package org.xsm.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** That what was acknowledged is on every host, in the site and in its history: a decision. */
final class Kept {
  /** Less than a site keeps of its history. */
  private static final long LOOKED_FOR = 900;

  private Kept() {}

  /**
   * Asserts it.
   *
   * @param acknowledged networks, each with the revision that brought it
   */
  static void on(List<TrialHost> hosts, Map<String, Long> acknowledged) {
    assertThat(acknowledged.values()).as("each revision is one edit's").doesNotHaveDuplicates();
    for (TrialHost host : hosts) {
      assertThat(Text.networks(host.site().text()))
          .as("networks on %s", host.name())
          .containsAll(acknowledged.keySet());
      long oldest = host.site().revision() - LOOKED_FOR;
      List<String> lost =
          acknowledged.entrySet().stream()
              .filter(each -> each.getValue() > oldest)
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
