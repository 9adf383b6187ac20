package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.DamagedException;

/**
 * Files that are there whole or not at all: functions. A file is written beside, synced, and takes
 * its name by a rename; a header tells its length and checksum. Only their owner reads them.
 */
public final class DurableFile {
  private static final int MAGIC = 0x58534d31;
  private static final int HEADER = 4 + 4 + 4;
  private static final String BESIDE = ".new";

  private DurableFile() {}

  /** Writes a file; when this returns, it lasts. */
  public static void write(Path file, Bytes content) {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new DiskException("cannot write " + file + ": it has no directory");
    }
    Directories.make(directory);
    Path beside = directory.resolve(file.getFileName() + BESIDE);
    try {
      Files.deleteIfExists(beside);
      try (FileChannel channel =
          FileChannel.open(
              beside,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
        all(channel, header(content));
        all(channel, ByteBuffer.wrap(content.array()));
        channel.force(true);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Directories.sync(directory);
    } catch (IOException e) {
      throw new DiskException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * What a file holds, if it is there.
   *
   * @throws DamagedException when it is not as it was written
   */
  public static Optional<Bytes> read(Path file) {
    try {
      byte[] whole = Files.readAllBytes(file);
      return Optional.of(content(file, whole));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new DiskException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static Bytes content(Path file, byte[] whole) {
    var in = ByteBuffer.wrap(whole);
    if (whole.length < HEADER || in.getInt() != MAGIC) {
      throw new DamagedException(file + " does not begin as a file of xsmd does");
    }
    int length = in.getInt();
    int sum = in.getInt();
    if (length != in.remaining()) {
      throw new DamagedException(
          file + " holds " + in.remaining() + " bytes where it says " + length);
    }
    byte[] content = new byte[length];
    in.get(content);
    if (sum(content) != sum) {
      throw new DamagedException(file + " has another checksum than it says");
    }
    return Bytes.wrap(content);
  }

  private static ByteBuffer header(Bytes content) {
    return ByteBuffer.allocate(HEADER)
        .putInt(MAGIC)
        .putInt(content.size())
        .putInt(sum(content.array()))
        .flip();
  }

  static int sum(byte[] content) {
    var sum = new CRC32C();
    sum.update(content);
    return (int) sum.getValue();
  }

  static void all(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
