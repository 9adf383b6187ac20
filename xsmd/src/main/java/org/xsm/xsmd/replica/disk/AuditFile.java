package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The file that the audit log goes on in: a resource, named after its first line. Used by one
 * thread at a time.
 */
final class AuditFile implements AutoCloseable {
  private static final String SUFFIX = ".jsonl";

  private final Path path;
  private final FileChannel channel;
  private long size;

  private AuditFile(Path path, FileChannel channel, long size) {
    this.path = path;
    this.channel = channel;
    this.size = size;
  }

  /** Begins a file; what lies in its place is set aside. */
  static AuditFile begin(Path directory, long first) throws IOException {
    Path path = directory.resolve(String.format(Locale.ROOT, "%012d%s", first, SUFFIX));
    if (Files.exists(path)) {
      if (Files.size(path) == 0) {
        Files.delete(path);
      } else {
        Directories.setAside(path);
      }
    }
    FileChannel channel =
        FileChannel.open(
            path,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Directories.sync(directory);
    return new AuditFile(path, channel, 0);
  }

  /** Goes on after so many bytes of a file; what stands behind them is cut off. */
  static AuditFile goOn(Path path, long size) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
    if (channel.size() > size) {
      channel.truncate(size);
      channel.force(true);
    }
    return new AuditFile(path, channel, size);
  }

  /** In their order. */
  static List<Path> list(Path directory) {
    return Directories.list(directory, SUFFIX).stream().filter(file -> first(file) > 0).toList();
  }

  /** The number of the first line of a file; -1 for one that is not named so. */
  static long first(Path path) {
    String name = String.valueOf(path.getFileName());
    try {
      return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  Path path() {
    return path;
  }

  long size() {
    return size;
  }

  /** How many bytes it has that were not written here, or has lost. */
  long foreign() throws IOException {
    return Files.exists(path) ? channel.size() - size : -size;
  }

  /** When this returns, they last. */
  void append(byte[] bytes) throws IOException {
    channel.position(size);
    DurableFile.all(channel, ByteBuffer.wrap(bytes));
    channel.force(false);
    size += bytes.length;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new DiskException("cannot close " + path + ": " + e.getMessage(), e);
    }
  }
}
