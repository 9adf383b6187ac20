package org.xsm.xsmd.replica.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteText;

final class RevisionStoreTest {
  private static final Path PLACE = MemoryDisk.ROOT.resolve("revisions");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final MemoryDisk disk = new MemoryDisk();

  private static SiteText text(long number, String more) {
    return SiteText.of(("<site name=\"s" + number + "\"/>" + more).getBytes(UTF_8));
  }

  private static Revision revision(long number, SiteText text) {
    return new Revision(
        number,
        Hash.of(("id" + number).getBytes(UTF_8)),
        Hash.NONE,
        text.hash(),
        text.size(),
        "joão",
        "h1",
        START.plus(Duration.ofDays(number)).plusNanos(7),
        "because");
  }

  private static Revision put(RevisionStore store, long number, String more) {
    SiteText text = text(number, more);
    Revision revision = revision(number, text);
    store.put(revision, text);
    return revision;
  }

  private static Path file(long number) {
    return new RevisionPlaces(new MemoryDisk(), PLACE).file(number).path();
  }

  private Opening<RevisionStore> open() {
    return RevisionStore.open(disk, PLACE);
  }

  @Test
  void whatWasPutIsThereAgainNewestFirst() {
    RevisionStore store = open().opened();
    Revision one = put(store, 1, "");
    Revision seven = put(store, 7, "x".repeat(5000));
    Revision many = put(store, 123_456, "");

    Opening<RevisionStore> again = open();

    assertThat(again.findings()).isEmpty();
    assertThat(again.opened().list()).containsExactly(many, seven, one);
    assertThat(again.opened().text(7)).contains(text(7, "x".repeat(5000)));
    assertThat(again.opened().text(8)).isEmpty();
    assertThat(again.opened().missing(1, 9)).containsExactly(2L, 3L, 4L, 5L, 6L, 8L, 9L);
  }

  @Test
  void aTextOfAnotherRevisionIsNotPut() {
    RevisionStore store = open().opened();

    assertThatThrownBy(() -> store.put(revision(1, text(1, "")), text(1, "other")))
        .hasMessageContaining("the text is not that of revision 1");
  }

  @Test
  void aLongMessageIsReadOnOpening() {
    SiteText text = text(1, "");
    Revision revision =
        new Revision(
            1,
            text.hash(),
            Hash.NONE,
            text.hash(),
            text.size(),
            "a",
            "h",
            START,
            "m".repeat(70_000));
    open().opened().put(revision, text);

    assertThat(open().opened().list()).containsExactly(revision);
  }

  @Test
  void theLargestTextIsKept() {
    byte[] bytes = new byte[SiteText.MOST];
    new Random(3).nextBytes(bytes);
    SiteText text = SiteText.of(bytes);
    open().opened().put(revision(1, text), text);

    assertThat(open().opened().text(1)).contains(text);
  }

  @Test
  void aDamagedTextIsMissingUntilItIsPutAgain() {
    RevisionStore store = open().opened();
    Revision one = put(store, 1, "");
    byte[] content = disk.content(file(1));
    content[content.length - 3] ^= 4;
    disk.overwrite(file(1), content);

    assertThat(store.text(1)).isEmpty();
    assertThat(store.missing(1, 1)).containsExactly(1L);
    assertThat(store.list()).isEmpty();

    store.put(one, text(1, ""));

    assertThat(store.text(1)).contains(text(1, ""));
    assertThat(open().opened().list()).containsExactly(one);
  }

  @Test
  void aDamagedBeginningIsFoundOnOpeningWithoutTheCatalogue() {
    RevisionStore store = open().opened();
    put(store, 1, "");
    Revision two = put(store, 2, "");
    byte[] content = disk.content(file(1));
    content[DurableFile.HEADER + 20] ^= 4;
    disk.overwrite(file(1), content);

    Opening<RevisionStore> again = open();

    assertThat(again.findings()).singleElement().asString().contains("set aside");
    assertThat(again.opened().list()).containsExactly(two);
  }

  @Test
  void theCatalogueSparesReadingTheFilesAndIsOnlyBelievedForThoseThatAreThere() throws Exception {
    RevisionStore store = open().opened();
    Revision one = put(store, 1, "");
    put(store, 2, "");
    store.close();
    disk.overwrite(file(1), new byte[0]);
    disk.delete(file(2));

    Opening<RevisionStore> again = open();

    assertThat(again.findings()).isEmpty();
    assertThat(again.opened().list()).containsExactly(one);
    assertThat(again.opened().text(1)).isEmpty();
  }

  @Test
  void aRevisionThatReplacedAnotherIsNotTakenForTheOldOne() {
    RevisionStore store = open().opened();
    put(store, 1, "");
    put(store, 2, "");
    store.close();

    RevisionStore second = open().opened();
    Revision other = put(second, 2, "<!-- of another epoch -->");

    assertThat(open().opened().list().getFirst()).isEqualTo(other);
    assertThat(open().opened().text(2)).contains(text(2, "<!-- of another epoch -->"));
  }

  @Test
  void theDamagedCatalogueIsOnlyIgnored() {
    RevisionStore store = open().opened();
    Revision one = put(store, 1, "");
    store.close();
    disk.overwrite(PLACE.resolve("catalogue"), new byte[100]);

    assertThat(open().opened().list()).containsExactly(one);
  }

  @Test
  void pruningKeepsTheNewestAndTheYoung() {
    RevisionStore store = open().opened();
    for (int number = 1; number <= 10; number++) {
      put(store, number, "");
    }

    assertThat(store.prune(3, START.plus(Duration.ofDays(100)))).isEqualTo(7);
    assertThat(store.prune(0, START.plus(Duration.ofDays(9)))).isEqualTo(1);

    assertThat(store.list()).extracting(Revision::number).containsExactly(10L, 9L);
    assertThat(open().opened().list()).extracting(Revision::number).containsExactly(10L, 9L);
  }

  @Property(tries = 500)
  void powerCutsAndFailingDisksLoseNoAcknowledgedRevision(@ForAll long seed) {
    Random random = new Random(seed);
    MemoryDisk broken = new MemoryDisk();
    Map<Long, List<Optional<Revision>>> possible = new TreeMap<>();

    for (int round = 0; round < 4; round++) {
      Opening<RevisionStore> opening = RevisionStore.open(broken, PLACE);
      RevisionStore store = opening.opened();
      assertThat(opening.findings()).isEmpty();
      for (Map.Entry<Long, List<Optional<Revision>>> one : possible.entrySet()) {
        Optional<Revision> kept = store.revision(one.getKey());
        assertThat(one.getValue()).contains(kept);
        assertThat(store.text(one.getKey()).map(SiteText::hash))
            .isEqualTo(kept.map(Revision::text));
      }
      broken.failAfter(random.nextInt(40), random.nextBoolean(), random.nextLong());
      for (int i = 0; i < 5; i++) {
        attempt(store, 1 + random.nextInt(6), random, possible);
      }
      if (random.nextBoolean()) {
        store.close();
      }
      broken.works();
      if (random.nextBoolean()) {
        broken.cutPower(random.nextLong());
      }
    }
  }

  private static void attempt(
      RevisionStore store,
      long number,
      Random random,
      Map<Long, List<Optional<Revision>>> possible) {
    SiteText text = text(number, "<!-- " + random.nextInt() + " -->");
    Revision revision = revision(number, text);
    try {
      store.put(revision, text);
      possible.put(number, new ArrayList<>(List.of(Optional.of(revision))));
    } catch (DiskException e) {
      possible
          .computeIfAbsent(number, none -> new ArrayList<>(List.of(Optional.empty())))
          .add(Optional.of(revision));
    }
  }
}
