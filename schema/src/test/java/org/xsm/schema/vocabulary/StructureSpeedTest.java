package org.xsm.schema.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.xsm.schema.xml.XmlDocument;

final class StructureSpeedTest {
  private static final int ROUNDS = 40;

  @Test
  void tenThousandGuestsAreJudgedInTheBlinkOfAnEye() {
    XmlDocument document = Documents.read(site(10_000));

    assertThat(Structure.check(document, Vocabulary.site()).problems()).isEmpty();
    assertThat(fastest(document)).isLessThan(Duration.ofMillis(60));
  }

  @Test
  void halfAMillionMistakesTakeNoLongerThanTheyAreMany() {
    XmlDocument document = Documents.read(Documents.site("", "<vmm ram=\"1\"/>".repeat(500_000)));

    assertThat(fastest(document)).isLessThan(Duration.ofSeconds(2));
  }

  /** The best of some rounds: what else the machine does is no property of ours. */
  private static Duration fastest(XmlDocument document) {
    Duration best = Duration.ofDays(1);
    for (int round = 0; round < ROUNDS && best.toMillis() > 10; round++) {
      long start = System.nanoTime();
      Structure structure = Structure.check(document, Vocabulary.site());
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      assertThat(structure.problems().size()).isLessThanOrEqualTo(1_001);
      best = took.compareTo(best) < 0 ? took : best;
    }
    return best;
  }

  private static String site(int guests) {
    var text = new StringBuilder("  <set name=\"a\">\n");
    for (int guest = 0; guest < guests; guest++) {
      text.append("    <vm name=\"vm").append(guest);
      text.append("\" config=\"apache_svr\" host=\"h").append(guest % 1000);
      text.append(" h2\" vcpus=\"4\" memory=\"96MiB\" mac=\"aa:00:00:00:00:01\" ip=\"dhcp\"/>\n");
    }
    return Documents.site("", text.append("  </set>").toString());
  }
}
