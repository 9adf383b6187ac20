package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.store.Hash;

/**
 * Where an audit log goes on after a start: a decision. Lines past the anchor were never
 * acknowledged: whole ones are taken, the rest is cut off. Where the anchor's own line is not to be
 * found, nothing is touched: the chain goes on from the anchor in a new file, and the gap stays for
 * everyone to see.
 */
final class AuditTail {
  private final Disk disk;
  private final AuditFiles files;
  private final List<String> findings = new ArrayList<>();

  AuditTail(AuditFiles files) {
    this.disk = files.disk();
    this.files = files;
  }

  /** What was wrong, in words. */
  List<String> findings() {
    return findings;
  }

  /** The place after which the next line comes. What is before it is on the disk. */
  AuditAnchor find() throws IOException {
    List<Long> there = files.list();
    AuditAnchor anchor = anchor();
    if (anchor == null) {
      return there.isEmpty() ? AuditAnchor.NOTHING : withoutAnchor(there);
    }
    if (!holds(anchor)) {
      findings.add(
          AuditFiles.name(anchor.file())
              + " does not hold line "
              + anchor.number()
              + " any more, which was the last; the log goes on in a new file");
      return newFile(anchor.number(), anchor.hash());
    }
    AuditAnchor end = follow(anchor);
    // The first line of a new file is written before the anchor knows of the file.
    return end.number() > 0 && there.contains(end.number() + 1) && end.file() <= end.number()
        ? follow(new AuditAnchor(end.number(), end.hash(), end.number() + 1, 0))
        : end;
  }

  private @Nullable AuditAnchor anchor() throws IOException {
    DurableFile file = files.anchor();
    try {
      return AuditAnchor.read(file).orElse(null);
    } catch (DamagedException e) {
      Aside.move(disk, file.path());
      findings.add(e.getMessage() + "; it was set aside");
      return null;
    }
  }

  /** Whether the line that the anchor knows ends where the anchor says. */
  private boolean holds(AuditAnchor anchor) throws IOException {
    Path path = files.path(anchor.file());
    if (anchor.end() == 0) {
      return true;
    }
    if (!disk.exists(path)) {
      return false;
    }
    try (var reader = new AuditBackwards(disk, path, anchor.end())) {
      byte[] line = reader.size() < anchor.end() ? null : reader.previous();
      return line != null
          && AuditLine.read(line)
              .filter(read -> read.line().number() == anchor.number())
              .filter(read -> read.line().hash().equals(anchor.hash()))
              .isPresent();
    }
  }

  /** Takes the whole lines after a place, and cuts off what comes behind them in its file. */
  private AuditAnchor follow(AuditAnchor from) throws IOException {
    Path path = files.path(from.file());
    if (!disk.exists(path)) {
      return from;
    }
    AuditAnchor end = read(from, true);
    try (OpenFile file = disk.open(path)) {
      long size = file.size();
      if (size > end.end()) {
        file.truncate(end.end());
        findings.add(
            "cut off "
                + (size - end.end())
                + " bytes at the end of "
                + path.getFileName()
                + ", of a line that was never acknowledged");
      }
      rewrite(file, from.end(), end.end());
      file.force();
    }
    return end;
  }

  /** As {@link RecordFile#rewrite}. */
  private static void rewrite(OpenFile file, long from, long to) throws IOException {
    byte[] part = new byte[64 * 1024];
    for (long at = from; at < to; at += part.length) {
      int length = file.read(at, part, 0, (int) Math.min(part.length, to - at));
      file.write(at, part, 0, length);
    }
  }

  /**
   * The last of the lines after a place that continue the chain.
   *
   * @param chained whether the first has to, too
   */
  private AuditAnchor read(AuditAnchor from, boolean chained) throws IOException {
    AuditAnchor end = from;
    boolean free = !chained;
    try (var reader = new AuditReader(disk, files.path(from.file()), from.end(), Long.MAX_VALUE)) {
      byte[] bytes = reader.next();
      while (bytes != null) {
        Optional<AuditLine> line = AuditLine.read(bytes);
        if (line.isEmpty() || !(free || follows(line.get(), end))) {
          break;
        }
        free = false;
        var read = line.get().line();
        end = new AuditAnchor(read.number(), read.hash(), from.file(), reader.at());
        bytes = reader.next();
      }
    }
    return end;
  }

  private static boolean follows(AuditLine line, AuditAnchor last) {
    return line.line().number() == last.number() + 1 && line.previous().equals(last.hash());
  }

  private AuditAnchor withoutAnchor(List<Long> there) throws IOException {
    AuditAnchor end = AuditAnchor.NOTHING;
    for (int i = there.size() - 1; i >= 0 && end.number() == 0; i--) {
      end = read(new AuditAnchor(0, Hash.NONE, there.get(i), 0), false);
    }
    findings.add(
        "the anchor is missing in "
            + files.directory()
            + "; nothing proves that line "
            + end.number()
            + " was the last; the log goes on in a new file");
    return newFile(end.number(), end.hash());
  }

  private AuditAnchor newFile(long number, Hash hash) throws IOException {
    Path path = files.path(number + 1);
    if (disk.exists(path)) {
      findings.add(
          path.getFileName() + " was set aside as " + Aside.move(disk, path).getFileName());
    }
    return new AuditAnchor(number, hash, number + 1, 0);
  }
}
