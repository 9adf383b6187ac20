package org.xsm.xsmd.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xsm.schema.Size;
import org.xsm.schema.generate.GuestNaming;
import org.xsm.schema.generate.SiteGenerator;
import org.xsm.schema.generate.SiteOptions;
import org.xsm.xsmd.store.Author;

/** How long a verdict on a site of 10,000 guests takes; the bounds leave room for busy machines. */
final class JudgeSpeedTest {
  private static final Duration MOST = Duration.ofSeconds(1);
  private static final int ROUNDS = 5;

  private static final String SITE =
      SiteGenerator.text(
          new SiteOptions(
              "large",
              1_000,
              10,
              20,
              GuestNaming.parse("vm%d"),
              "web",
              4,
              Size.parse("512MiB"),
              1,
              "br0"));

  /** What is asked. */
  enum Kind {
    EDIT_OF_THE_HEAD,
    EDIT_OF_AN_OLD_BASE,
    EDIT_BY_AN_OPERATOR,
    CONFIG_OF_ALL,
    CONFLICT,
    WHOLE_SET_RENAMED
  }

  private static Case asked(Kind kind, int round) {
    String one =
        SITE.replaceFirst("(<vm name=\"[^\"]+\")", "$1 memory=\"" + (600 + round) + "MiB\"");
    int last = SITE.lastIndexOf("<vm ") + "<vm ".length();
    String other = SITE.substring(0, last) + "memory=\"1GiB\" " + SITE.substring(last);
    RevisionText head = Sites.revision(4, SITE);
    Author root = Sites.root();
    return switch (kind) {
      case EDIT_OF_THE_HEAD -> Sites.asked(head, Sites.request(one, 4, root, 0));
      case EDIT_OF_AN_OLD_BASE ->
          Sites.asked(
              Sites.revision(4, other), Sites.request(one, 3, root, 0), Sites.revision(3, SITE));
      case EDIT_BY_AN_OPERATOR -> Sites.asked(head, Sites.request(one, 4, Sites.operator(), 0));
      case CONFIG_OF_ALL ->
          Sites.asked(
              head,
              Sites.request(
                  SITE.replaceFirst(
                      "<config ", "<config on-change=\"restart\" arch=\"x" + round + "\" "),
                  4,
                  root,
                  0));
      case CONFLICT ->
          Sites.asked(
              Sites.revision(4, one.replaceFirst("memory=\"6", "memory=\"7")),
              Sites.request(one, 3, root, 0),
              Sites.revision(3, SITE));
      case WHOLE_SET_RENAMED ->
          Sites.asked(
              head,
              Sites.request(
                  SITE.replaceFirst("<set name=\"", "<set name=\"r" + round), 4, root, 0));
    };
  }

  /** Of this thread, so that what else the machine does is left out. */
  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  @ParameterizedTest
  @EnumSource
  void comesInTime(Kind kind) {
    var judge = new Judge();
    var times = new ArrayList<Duration>();

    for (int round = 0; round < ROUNDS; round++) {
      Case asked = asked(kind, round);
      long start = cpuTime();
      judge.judge(asked);
      times.add(Duration.ofNanos(cpuTime() - start));
    }

    List<Duration> sorted = times.stream().sorted().toList();
    assertThat(sorted.get(ROUNDS / 2)).isLessThan(MOST);
  }
}
