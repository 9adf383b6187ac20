package org.xsm.xsmd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xsm.xsmd.cli.Recorded.assertAsRecorded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.xsm.xsmd.cli.LiveView.Seen;

final class LiveViewTest {
  private final LiveView plain = new LiveView(new Paint(false), Shell.CLOCK.instant());
  private final LiveView painted = new LiveView(new Paint(true), Shell.CLOCK.instant());

  private final FakeSite site = new FakeSite(Texts.SMALL);

  @Test
  void showsSeveralDaemonsInATable() {
    var behind = new Fields(site.status("site.xml")).with("host", "h2");
    site.commit(Texts.EDITED);
    var first = new Fields(site.status("site.xml"));
    var daemons =
        List.of(
            new Seen("h1", first, ""),
            new Seen("h2", behind, ""),
            new Seen("h3", Fields.NONE, "no xsmd answers on port 7800"));

    assertAsRecorded("live/three.txt", String.join("\n", plain.lines(daemons, 80, 24)) + "\n");
  }

  @Test
  void aLargeSiteShowsFirstWhatIsNotWell() {
    List<String> lines = plain.lines(List.of(new Seen("h1", large(200), "")), 80, 16);

    assertThat(lines).hasSizeLessThanOrEqualTo(16);
    assertThat(lines).anyMatch(line -> line.startsWith("h150 ") && line.contains("away"));
    assertThat(lines).anyMatch(line -> line.matches("… and \\d+ more, all up with the newest"));
  }

  @Test
  void aDaemonThatIsGoneIsSaidAboveWhatItSaidLast() {
    var status = new Fields(site.status("site.xml"));

    List<String> lines = plain.lines(List.of(new Seen("h1", status, "no xsmd answers")), 80, 24);

    assertThat(lines.getFirst()).isEqualTo("! no xsmd answers");
    assertThat(lines).contains("what it said last:");
  }

  @Property(tries = 200)
  void neverIsLargerThanTheTerminal(
      @ForAll @IntRange(min = 1, max = 200) int width,
      @ForAll @IntRange(min = 1, max = 60) int height,
      @ForAll @IntRange(min = 1, max = 40) int hosts,
      @ForAll @IntRange(min = 1, max = 4) int daemons) {
    var seen = new ArrayList<Seen>();
    for (int i = 0; i < daemons; i++) {
      seen.add(new Seen("h" + i, large(hosts), i == 2 ? "it is gone" : ""));
    }

    List<String> lines = painted.lines(seen, width, height);

    assertThat(lines).hasSizeLessThanOrEqualTo(height);
    assertThat(lines).allMatch(line -> line.replaceAll("\u001B\\[[0-9;]*m", "").length() <= width);
  }

  private Fields large(int hosts) {
    Fields status = new Fields(site.status("/etc/xsm/site.xml"));
    var members = new ArrayList<Map<String, Object>>();
    for (int i = 1; i <= hosts; i++) {
      Map<String, Object> member = new LinkedHashMap<>(site.members().getFirst());
      member.put("name", "h" + i);
      member.put("alive", i % 150 != 0);
      members.add(member);
    }
    return status.with("members", members).with("degraded", List.of("one is away", "another"));
  }
}
