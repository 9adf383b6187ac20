package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteText;

/**
 * The history: each revision with its text in a file of its own: a resource. In memory is only what
 * is known of each, encoded. A file that turns out damaged is set aside, and its revision is
 * missing until it is put again. Any thread; one call reads or writes at a time, so that no more
 * than one text is in the making.
 */
public final class RevisionStore implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RevisionStore.class);

  /** So many new revisions a start opens one by one, at most. */
  private static final int MOST_UNCATALOGUED = 1000;

  private static final int MOST_MISSING = 10_000;

  private final Disk disk;
  private final RevisionPlaces places;
  private final Catalogue catalogue;
  private final NavigableMap<Long, byte[]> known = new TreeMap<>();

  /**
   * Numbers whose files may be other ones after a power cut, so that the catalogue leaves them out.
   */
  private final Set<Long> unsure = new HashSet<>();

  private @Nullable List<Revision> listed;
  private int uncatalogued;

  private RevisionStore(Disk disk, RevisionPlaces places) {
    this.disk = disk;
    this.places = places;
    this.catalogue = new Catalogue(places.catalogue());
  }

  /** Opens the history of a directory, which need not be there. */
  public static Opening<RevisionStore> open(Path directory) {
    return open(Disk.real(), directory);
  }

  static Opening<RevisionStore> open(Disk disk, Path directory) {
    Path place = directory.toAbsolutePath();
    RevisionStore store = new RevisionStore(disk, new RevisionPlaces(disk, place));
    try {
      disk.makeDirectories(place);
      return new Opening<>(store, store.find());
    } catch (IOException e) {
      throw disk.failure("open the history in " + place, place, e);
    }
  }

  private List<String> find() throws IOException {
    List<String> findings = new ArrayList<>();
    List<Long> numbers = places.numbers();
    Map<Long, byte[]> catalogued = catalogue.read();
    for (long number : numbers) {
      byte[] encoded = catalogued.get(number);
      if (encoded != null) {
        known.put(number, encoded);
      } else {
        uncatalogued++;
        findings.addAll(find(number));
      }
    }
    if (uncatalogued >= MOST_UNCATALOGUED) {
      writeCatalogue();
    }
    return findings;
  }

  private List<String> find(long number) {
    DurableFile file = places.file(number);
    try {
      byte[] encoded = new RevisionFile(file).start();
      if (RevisionRecord.number(encoded) != number) {
        throw new DamagedException(file.path(), "it is revision " + RevisionRecord.number(encoded));
      }
      known.put(number, encoded);
      return List.of();
    } catch (DamagedException e) {
      return List.of(e.getMessage() + "; it was set aside as " + setAside(file));
    }
  }

  /**
   * Keeps a revision, in the place of what was kept under its number. Returns when it is durable.
   */
  public synchronized void put(Revision revision, SiteText text) {
    if (!text.hash().equals(revision.text()) || text.size() != revision.size()) {
      throw new IllegalArgumentException(
          "the text is not that of revision " + revision.number() + ": " + text);
    }
    byte[] encoded = RevisionRecord.encode(revision);
    catalogue.forget(revision.number());
    write(revision.number(), encoded, text);
    uncatalogued++;
    if (uncatalogued >= MOST_UNCATALOGUED) {
      writeCatalogue();
    }
  }

  private void write(long number, byte[] encoded, SiteText text) {
    listed = null;
    unsure.add(number);
    try {
      new RevisionFile(places.file(number)).write(encoded, text);
      known.put(number, encoded);
      unsure.remove(number);
    } catch (DiskException e) {
      lookAgain(number, e);
      throw e;
    }
  }

  /** After a write that failed, the old or the new one is there, or none. */
  private void lookAgain(long number, DiskException why) {
    known.remove(number);
    try {
      if (disk.exists(places.file(number).path())) {
        known.put(number, new RevisionFile(places.file(number)).start());
      }
    } catch (DiskException | DamagedException e) {
      why.addSuppressed(e);
    }
  }

  /** What is kept here, the newest first. */
  public synchronized List<Revision> list() {
    List<Revision> list = listed;
    if (list == null) {
      list = new RevisionList(known.descendingMap().values().toArray(byte[][]::new));
      listed = list;
    }
    return list;
  }

  /** What is known of a revision, if it is kept here. */
  public synchronized Optional<Revision> revision(long number) {
    return Optional.ofNullable(known.get(number)).map(RevisionList::decoded);
  }

  /** The text of a revision, if it is kept here and as it was put. */
  public synchronized Optional<SiteText> text(long number) {
    byte[] encoded = known.get(number);
    if (encoded == null) {
      return Optional.empty();
    }
    DurableFile file = places.file(number);
    try {
      return Optional.of(new RevisionFile(file).text(RevisionList.decoded(encoded), encoded));
    } catch (DamagedException e) {
      log.warn(
          "a revision is missing until it comes from another host number={} what={} aside={}",
          number,
          e.getMessage(),
          setAside(file));
      known.remove(number);
      listed = null;
      return Optional.empty();
    }
  }

  /** The numbers from {@code from} to {@code to} that are not kept here, ascending and bounded. */
  public synchronized List<Long> missing(long from, long to) {
    List<Long> missing = new ArrayList<>();
    for (long number = from; number <= to && missing.size() < MOST_MISSING; number++) {
      if (!known.containsKey(number)) {
        missing.add(number);
      }
    }
    return missing;
  }

  /** Forgets the revisions after a number: another epoch went on without them. */
  public synchronized void forgetAfter(long number) {
    forget(List.copyOf(known.tailMap(number, false).keySet()));
  }

  /**
   * Forgets revisions made before {@code olderThan}, but none of the newest {@code keepCount}.
   * Returns how many.
   */
  public synchronized int prune(int keepCount, Instant olderThan) {
    List<Long> old =
        list().stream()
            .skip(keepCount)
            .filter(revision -> revision.time().isBefore(olderThan))
            .map(Revision::number)
            .toList();
    forget(old);
    return old.size();
  }

  private void forget(List<Long> numbers) {
    for (long number : numbers) {
      places.file(number).delete();
      known.remove(number);
      listed = null;
    }
  }

  private String setAside(DurableFile file) {
    try {
      return disk.exists(file.path()) ? Aside.move(disk, file.path()).toString() : "nothing";
    } catch (IOException e) {
      throw disk.failure("set " + file.path() + " aside, which is damaged", file.path(), e);
    }
  }

  /** A start without it is only slower. */
  private void writeCatalogue() {
    try {
      NavigableMap<Long, byte[]> sure = new TreeMap<>(known);
      sure.keySet().removeAll(unsure);
      catalogue.write(sure.values());
      uncatalogued = 0;
    } catch (DiskException e) {
      log.warn("the catalogue of revisions lags why={}", e.getMessage());
    }
  }

  /** Writes down what makes the next start quick. */
  @Override
  public synchronized void close() {
    if (uncatalogued > 0) {
      writeCatalogue();
    }
  }
}
