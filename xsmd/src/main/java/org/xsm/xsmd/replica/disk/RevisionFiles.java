package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.order.ByteReader;
import org.xsm.xsmd.replica.order.ByteWriter;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.DamagedException;
import org.xsm.xsmd.replica.order.RevisionCodec;
import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteText;

/**
 * The history of the site file: a resource of one directory, two small files a revision, what is
 * known of it and its text. Texts are read when they are asked for. Any thread.
 */
public final class RevisionFiles {
  private static final Logger log = LoggerFactory.getLogger(RevisionFiles.class);
  private static final String KNOWN = ".revision";
  private static final String TEXT = ".text";

  private final Path directory;
  private final TreeMap<Long, Revision> known = new TreeMap<>();

  private RevisionFiles(Path directory) {
    this.directory = directory;
  }

  /** What is damaged is set aside and named: it can be had from other hosts again. */
  public static RevisionFiles open(Path directory, List<String> findings) {
    Directories.make(directory);
    var files = new RevisionFiles(directory);
    for (Path file : Directories.list(directory, KNOWN)) {
      try {
        DurableFile.read(file)
            .map(RevisionFiles::revision)
            .ifPresent(revision -> files.known.put(revision.number(), revision));
      } catch (DamagedException e) {
        String finding = e.getMessage() + "; it is set aside as " + Directories.setAside(file);
        log.warn("revision finding={}", finding);
        findings.add(finding);
      }
    }
    return files;
  }

  /** Keeps a revision; its text first, so that what is known is there. */
  public synchronized void put(Revision revision, SiteText text) {
    DurableFile.write(
        file(revision.number(), TEXT), new ByteWriter().squeezed(text.bytes()).bytes());
    var out = new ByteWriter();
    RevisionCodec.write(out, revision);
    DurableFile.write(file(revision.number(), KNOWN), out.bytes());
    known.put(revision.number(), revision);
  }

  /** The newest first. */
  public synchronized List<Revision> list() {
    return List.copyOf(known.descendingMap().values());
  }

  /** A text, if it is kept and whole. */
  public synchronized Optional<SiteText> text(long number) {
    Revision revision = known.get(number);
    if (revision == null) {
      return Optional.empty();
    }
    Path file = file(number, TEXT);
    try {
      Optional<SiteText> text = DurableFile.read(file).map(RevisionFiles::text);
      if (text.isPresent() && !text.get().hash().equals(revision.text())) {
        throw new DamagedException(file + " holds another text than that of revision " + number);
      }
      return text;
    } catch (DamagedException e) {
      log.warn("revision finding={} aside={}", e.getMessage(), Directories.setAside(file));
      return Optional.empty();
    }
  }

  /** Lets go of all but the newest so many, and of none younger than that. */
  public synchronized void prune(int keep, Instant olderThan) {
    var old = new ArrayList<>(known.descendingMap().values());
    for (Revision revision : old.subList(Math.min(Math.max(keep, 1), old.size()), old.size())) {
      if (revision.time().isBefore(olderThan)) {
        forget(revision.number());
      }
    }
  }

  /** Lets go of those after a number: another epoch went on without them. */
  public synchronized void forgetAfter(long number) {
    List.copyOf(known.tailMap(number, false).keySet()).forEach(this::forget);
  }

  private void forget(long number) {
    known.remove(number);
    try {
      Files.deleteIfExists(file(number, KNOWN));
      Files.deleteIfExists(file(number, TEXT));
    } catch (IOException e) {
      throw new DiskException("cannot remove revision " + number + ": " + e.getMessage(), e);
    }
  }

  private Path file(long number, String suffix) {
    return directory.resolve(String.format(Locale.ROOT, "%012d%s", number, suffix));
  }

  private static Revision revision(Bytes bytes) {
    var in = new ByteReader(bytes);
    Revision revision = RevisionCodec.read(in);
    in.end();
    if (!RevisionCodec.isWhole(revision)) {
      throw new DamagedException("revision " + revision.number() + " has another id");
    }
    return revision;
  }

  private static SiteText text(Bytes bytes) {
    var in = new ByteReader(bytes);
    SiteText text = SiteText.of(in.squeezed(SiteText.MOST));
    in.end();
    return text;
  }
}
