package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xsm.xsmd.store.AuditTrail.Line;

/** Where an audit log lies: a decision. Each file is named after its first line. */
record AuditFiles(Disk disk, Path directory) {
  private static final Pattern NAME = Pattern.compile("(\\d{18})\\.jsonl");

  /** The numbers of the first lines of the files that are there, ascending. */
  List<Long> list() throws IOException {
    return disk.list(directory).stream()
        .map(NAME::matcher)
        .filter(Matcher::matches)
        .map(name -> Long.parseLong(name.group(1)))
        .toList();
  }

  Path path(long first) {
    return directory.resolve(name(first));
  }

  static String name(long first) {
    return String.format(Locale.ROOT, "%018d.jsonl", first);
  }

  DurableFile anchor() {
    return DurableFile.privateAt(disk, directory.resolve("anchor"));
  }

  /** The newest lines of a log that ends at {@code end}, the newest first; others are left out. */
  List<Line> newest(List<Long> there, AuditAnchor end, int most) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (long first : there.reversed()) {
      if (first <= end.file() && lines.size() < most) {
        newest(path(first), first == end.file() ? end.end() : Long.MAX_VALUE, most, lines);
      }
    }
    return lines;
  }

  private void newest(Path path, long from, int most, List<Line> lines) throws IOException {
    try (var reader = new AuditBackwards(disk, path, from)) {
      byte[] bytes = reader.previous();
      while (bytes != null) {
        AuditLine.read(bytes).ifPresent(read -> lines.add(read.line()));
        bytes = lines.size() < most ? reader.previous() : null;
      }
    }
  }
}
