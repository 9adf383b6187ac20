package org.xsm.xsmd.edit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import net.jqwik.api.statistics.Statistics;
import org.xsm.schema.Admin;
import org.xsm.schema.Guest;
import org.xsm.schema.GuestSet;
import org.xsm.schema.Site;
import org.xsm.schema.diff.Change;
import org.xsm.schema.diff.Diff;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;
import org.xsm.xsmd.store.Author;
import org.xsm.xsmd.store.SiteText;

/** What holds of every edit, whoever made it of whatever. */
final class JudgePropertyTest {
  private static final int ALL = 99;

  private final Judge judge = new Judge();

  private static Site site(String text) {
    return site(SiteText.of(text.getBytes(UTF_8)));
  }

  private static Site site(SiteText text) {
    SiteReading reading = SiteReader.read("site.xml", text.bytes());
    assertThat(reading).as(() -> reading.problems() + "").isInstanceOf(SiteReading.Read.class);
    return ((SiteReading.Read) reading).site();
  }

  private static boolean isSite(String text) {
    return SiteReader.read("site.xml", text) instanceof SiteReading.Read;
  }

  private static Set<String> changes(Site before, Site after) {
    var lines = new TreeSet<String>();
    Diff.between(before, after).stream()
        .map(Change::toString)
        .filter(line -> !line.contains(": allow "))
        .forEach(lines::add);
    return lines;
  }

  /** A list, of which each side may add members; so it is compared by them. */
  private static List<String> allowed(Site site) {
    return site.set("shop").map(GuestSet::allow).orElse(List.of());
  }

  /** As {@code vm a/b (was a/c)}. */
  private static Set<String> renames(Site before, Site after) {
    var lines = new TreeSet<String>();
    Diff.between(before, after).stream()
        .filter(Change.Renamed.class::isInstance)
        .map(change -> change.toString().substring(2))
        .forEach(lines::add);
    return lines;
  }

  /** What one side did to a guest that the other renamed is told of its new name. */
  private static String underItsNewName(String line, Set<String> renames) {
    for (String rename : renames) {
      String now = rename.substring(0, rename.indexOf(" (was "));
      String was = "vm " + rename.substring(rename.indexOf("(was ") + 5, rename.length() - 1);
      if (line.substring(2).matches(Pattern.quote(was) + "([ :].*)?")) {
        return line.charAt(0) + " " + now + line.substring(2 + was.length());
      }
    }
    return line;
  }

  /** A property that is never put to the proof says nothing. */
  private static void seen(Verdict verdict) {
    Statistics.collect(verdict.getClass().getSimpleName());
    Statistics.coverage(seen -> seen.check("Accepted").percentage(share -> share > 10));
  }

  @Property(tries = 150)
  void noMergeLosesWhatOthersCommitted(@ForAll long seed) {
    String base = RandomEdit.SITE;
    String theirs = RandomEdit.text(base, seed, 4);
    String mine = RandomEdit.text(base, ~seed, 4);
    if (!isSite(theirs)) {
      return;
    }

    Verdict verdict =
        judge.judge(
            Sites.asked(
                Sites.revision(4, theirs),
                Sites.request(mine, 3, Sites.root(), ALL),
                Sites.revision(3, base)));

    seen(verdict);
    if (verdict instanceof Verdict.Accepted accepted) {
      Site end = site(accepted.text());
      Set<String> renames = renames(site(base), end);
      assertThat(changes(site(base), end))
          .containsAll(
              changes(site(base), site(theirs)).stream()
                  .map(line -> underItsNewName(line, renames))
                  .toList());
      assertThat(allowed(end)).containsAll(allowed(site(theirs)));
      assertThat(accepted.changes()).isEqualTo(Diff.between(site(theirs), end));
    }
  }

  @Property(tries = 250)
  void anOperatorChangesNothingButGuestsOfItsSets(@ForAll long seed) {
    String head = RandomEdit.SITE;
    String mine = RandomEdit.textAround(head, "shop", seed, 1 + (int) Math.floorMod(seed, 3L));

    Verdict verdict =
        judge.judge(
            Sites.asked(
                Sites.revision(4, head), Sites.request(mine, 4, Sites.operator("shop"), ALL)));

    seen(verdict);
    if (verdict instanceof Verdict.Accepted accepted) {
      Site end = site(accepted.text());
      assertThat(around(end, "shop")).isEqualTo(around(site(head), "shop"));
      for (Guest guest : end.set("shop").orElseThrow().guests()) {
        assertThat(Reach.of(guest.own()))
            .allSatisfy(reach -> assertThat(reach.location()).startsWith("/srv/shop/"))
            .allSatisfy(reach -> assertThat(reach.location()).doesNotContain(".."));
      }
    }
  }

  /** A site with the guests of a set taken out. */
  private static Site around(Site site, String set) {
    List<GuestSet> sets =
        site.sets().stream()
            .map(
                each ->
                    each.name().equals(set)
                        ? new GuestSet(
                            each.name(),
                            each.owner(),
                            each.account(),
                            each.hosts(),
                            each.was(),
                            each.description(),
                            each.quota(),
                            each.allow(),
                            List.of())
                        : each)
            .toList();
    return new Site(
        site.name(),
        site.version(),
        site.description(),
        site.settings(),
        site.admins(),
        site.secrets(),
        site.hosts(),
        site.networks(),
        site.pools(),
        site.templates(),
        site.configs(),
        sets,
        site.machines(),
        site.boots(),
        site.images(),
        site.layouts());
  }

  @Property(tries = 150)
  void theGuardAllowsNoMoreWhenMoreIsRemoved(
      @ForAll @UniqueElements @Size(max = 4) List<@IntRange(max = 4) Integer> some,
      @ForAll @IntRange(max = 4) int another,
      @ForAll @IntRange(max = 5) int allowed,
      @ForAll @IntRange(max = 3) int before) {
    String head =
        RandomEdit.SITE.replace("share=\"100%\" floor=\"99\"", "share=\"20%\" floor=\"2\"");
    var more = new ArrayList<>(some);
    more.add(another);

    boolean passesSome = passes(head, RandomEdit.without(head, some), allowed, before);
    boolean passesMore = passes(head, RandomEdit.without(head, more), allowed, before);

    if (passesMore) {
      assertThat(passesSome).isTrue();
      assertThat(passes(head, RandomEdit.without(head, more), allowed + 1, before)).isTrue();
      assertThat(passes(head, RandomEdit.without(head, more), allowed, 0)).isTrue();
    }
  }

  private boolean passes(String head, String mine, int allowed, int before) {
    var asked =
        new Case(
            Sites.revision(4, head),
            Past.NONE,
            Sites.request(mine, 4, Sites.root(), allowed),
            List.of(new Earlier(4, before)),
            Holdings.NONE);
    return !(judge.judge(asked) instanceof Verdict.Guarded);
  }

  @Property(tries = 200)
  void noBytesMakeItThrowAndNoneAreAcceptedThatDoNotRead(
      @ForAll long seed, @ForAll Admin.Role role, @ForAll @IntRange(min = -1, max = 6) int base) {
    var author = new Author("m", "h9", role, seed % 2 == 0 ? List.of() : List.of("shop"));
    byte[] mine = spoiled(new Random(seed));

    Verdict verdict =
        judge.judge(
            Sites.asked(
                Sites.revision(5, RandomEdit.text(RandomEdit.SITE, seed / 2, 1)),
                Sites.request(mine, base, author, (int) seed),
                Sites.revision(2, spoiled(new Random(~seed))),
                Sites.revision(3, RandomEdit.SITE)));

    if (verdict instanceof Verdict.Accepted accepted) {
      site(accepted.text());
    }
  }

  private static byte[] spoiled(Random random) {
    byte[] bytes = RandomEdit.text(RandomEdit.SITE, random.nextLong(), 3).getBytes(UTF_8);
    switch (random.nextInt(5)) {
      case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> random.nextBytes(bytes);
      case 2 -> bytes = twice(bytes, random);
      default -> {
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
          bytes[random.nextInt(bytes.length)] =
              (byte) "<>\"'/= a&;0\u0000\u007f".charAt(random.nextInt(13));
        }
      }
    }
    return bytes;
  }

  /** With a piece of it in a second place. */
  private static byte[] twice(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length);
    byte[] piece =
        Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + random.nextInt(200)));
    int at = random.nextInt(bytes.length);
    byte[] longer = new byte[bytes.length + piece.length];
    System.arraycopy(bytes, 0, longer, 0, at);
    System.arraycopy(piece, 0, longer, at, piece.length);
    System.arraycopy(bytes, at, longer, at + piece.length, bytes.length - at);
    return longer;
  }
}
