package org.xsm.schema.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xsm.schema.Problem;
import org.xsm.schema.read.SiteReader;

/**
 * The checks take time in proportion to the site: 10,000 guests on 1,000 hosts are read and checked
 * in a second or two, where anything that compares all with all takes much longer.
 */
class SiteChecksScaleTest {
  private static final int GUESTS = 10_000;
  private static final int HOSTS = 1_000;
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  @Test
  void findsNothingInALargeSiteThatIsRight() {
    List<Problem> problems =
        problems(
            guest ->
                Sentence.of(
                    "<vm name=\"vm%d\" config=\"web\" mac=\"52:54:00:00:%02x:%02x\""
                        + " ip=\"10.2.%d.%d\"%s/>",
                    guest,
                    guest / 256,
                    guest % 256,
                    guest / 250,
                    guest % 250 + 1,
                    guest % 3 == 0 ? " host=\"h" + guest % HOSTS + "\"" : ""));

    assertThat(problems).isEmpty();
  }

  @Test
  void saysSoWhereEveryGuestNamesAHostThatIsNot() {
    List<Problem> problems =
        problems(
            guest -> Sentence.of("<vm name=\"vm%d\" config=\"web\" host=\"x%d\"/>", guest, guest));

    assertThat(problems).hasSize(1_001);
    assertThat(problems.getLast().message()).contains("and 9000 more");
  }

  @Test
  void saysSoWhereNoGuestFitsAndNoTwoAreAlike() {
    List<Problem> problems =
        problems(
            guest ->
                Sentence.of(
                    "<vm name=\"vm%d\" config=\"web\" memory=\"%dMiB\"/>", guest, 100_000 + guest));

    assertThat(problems).hasSize(1_001);
  }

  @Test
  void followsAChainOfGuestsThatWaitForEachOther() {
    List<Problem> problems =
        problems(
            guest ->
                Sentence.of(
                    "<vm name=\"vm%d\" config=\"web\" after=\"vm%d\"/>",
                    guest, (guest + 1) % GUESTS));

    assertThat(problems).singleElement().extracting(Problem::rule).isEqualTo("after-cycle");
  }

  @Test
  void tellsOfOneDiskThatAllWrite() {
    List<Problem> problems =
        problems(
            guest ->
                Sentence.of(
                    "<vm name=\"vm%d\" config=\"web\"><disk target=\"vdb\""
                        + " source=\"rbd:a/b\"/></vm>",
                    guest));

    assertThat(problems).hasSize(1_001);
  }

  private static List<Problem> problems(IntFunction<String> guest) {
    String text = site(guest);
    return assertTimeout(DEADLINE, () -> SiteReader.read("site.xml", text).problems());
  }

  private static String site(IntFunction<String> guest) {
    return Sentence.of(
        """
        <site xmlns="urn:xsm:site:1" name="large">
        <hosts>%s</hosts>
        <networks><network name="lan" bridge="br0" subnet="10.0.0.0/8"/></networks>
        <configs>
          <config name="web" memory="512MiB">
            <kernel>template://debian/12/boot/vmlinuz</kernel>
            <root><overlay/><layer url="template://debian/12"/></root>
            <interface network="lan"/>
          </config>
        </configs>
        <set name="s">%s</set>
        </site>
        """,
        lines(
            HOSTS,
            host ->
                Sentence.of(
                    "<host name=\"h%d\" address=\"10.1.%d.%d\" memory=\"64GiB\" cpus=\"32\"/>",
                    host, host / 250, host % 250 + 1)),
        lines(GUESTS, guest));
  }

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n"));
  }
}
