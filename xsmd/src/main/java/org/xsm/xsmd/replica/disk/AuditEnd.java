package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xsm.xsmd.replica.order.DamagedException;
import org.xsm.xsmd.store.AuditTrail.Line;

/** The newest lines of the audit log, read from its end: functions, in bounded memory. */
final class AuditEnd {
  private static final int MOST_LINES = 10_000;
  private static final int STEP = 64 * 1024;

  private AuditEnd() {}

  /** The newest first; what is no line is passed over, for the check names it. */
  static List<Line> read(List<Path> files, int most) {
    var lines = new ArrayList<Line>();
    int wanted = Math.min(most, MOST_LINES);
    for (Path file : files.reversed()) {
      if (lines.size() >= wanted) {
        break;
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        read(channel, lines, wanted);
      } catch (IOException e) {
        throw new DiskException("cannot read " + file + ": " + e.getMessage(), e);
      }
    }
    return List.copyOf(lines);
  }

  private static void read(FileChannel channel, List<Line> lines, int wanted) throws IOException {
    long end = channel.size();
    byte[] rest = new byte[0];
    while (end > 0 && lines.size() < wanted) {
      int step = (int) Math.min(STEP, end);
      end -= step;
      byte[] block = joined(bytes(channel, end, step), rest);
      int from = block.length;
      for (int at = from - 1; at >= 0 && lines.size() < wanted; at--) {
        if (block[at] == '\n') {
          take(block, at + 1, from, lines);
          from = at;
        }
      }
      rest = Arrays.copyOf(block, Math.min(from, AuditLines.LONGEST));
      if (end == 0 && lines.size() < wanted) {
        take(block, 0, from, lines);
      }
    }
  }

  private static void take(byte[] block, int from, int to, List<Line> lines) {
    if (to - from <= 0 || to - from > AuditLines.LONGEST) {
      return;
    }
    try {
      lines.add(AuditLines.read(Arrays.copyOfRange(block, from, to)));
    } catch (DamagedException _) {
      // The check says so, with its place.
    }
  }

  private static byte[] bytes(FileChannel channel, long at, int length) throws IOException {
    var bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
      // A file that shrinks meanwhile gives fewer.
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
