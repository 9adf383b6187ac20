package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.store.Hash;

/**
 * A file that is there whole or not at all: a resource. It is written beside its place, to the
 * disk, and takes its place in one step; what is read was written, or a {@link DamagedException}
 * says what is wrong. One writer at a time.
 */
public final class DurableFile {
  /** Magic, version, length, SHA-256 of the body; then the CRC32C of these. */
  static final int HEADER = 4 + 4 + 8 + 32 + 4;

  /** The most that a file may hold. */
  static final long MOST = 1L << 30;

  private static final int MAGIC = 0x58534D46; // XSMF
  private static final int VERSION = 1;
  private static final String UNFINISHED = ".unfinished";

  private final Disk disk;
  private final Path path;
  private final Disk.Access access;

  DurableFile(Disk disk, Path path, Disk.Access access) {
    this.disk = disk;
    this.path = path.toAbsolutePath();
    this.access = access;
  }

  /** A file with the rights that the process gives to its files. */
  public static DurableFile at(Path path) {
    return new DurableFile(Disk.real(), path, Disk.Access.AS_THE_PROCESS_SAYS);
  }

  /** A file that only its owner may read and write. */
  public static DurableFile privateAt(Path path) {
    return privateAt(Disk.real(), path);
  }

  static DurableFile privateAt(Disk disk, Path path) {
    return new DurableFile(disk, path, Disk.Access.OWNER);
  }

  /**
   * Removes what writers that were killed left in a directory, and makes sure that the names which
   * are there stay. Only before anyone writes there; the directory may be missing.
   */
  public static void sweep(Path directory) {
    sweep(Disk.real(), directory);
  }

  static void sweep(Disk disk, Path directory) {
    try {
      for (String name : disk.list(directory)) {
        if (name.startsWith(".") && name.endsWith(UNFINISHED)) {
          disk.delete(directory.resolve(name));
        }
      }
      if (disk.exists(directory)) {
        disk.sync(directory);
      }
    } catch (IOException e) {
      throw disk.failure("tidy up " + directory, directory, e);
    }
  }

  public Path path() {
    return path;
  }

  /** Writes it. Returns when it is on the disk; when it fails, the old or the new one is there. */
  public void write(Bytes body) {
    if (body.size() > MOST) {
      throw new IllegalArgumentException(
          "cannot write " + path + ": " + body.size() + " bytes are more than " + MOST);
    }
    Path directory = Objects.requireNonNull(path.getParent());
    Path unfinished = directory.resolve("." + path.getFileName() + UNFINISHED);
    try {
      disk.makeDirectories(directory);
      disk.delete(unfinished);
      try (OpenFile file = disk.create(unfinished, access)) {
        file.write(0, header(body), 0, HEADER);
        file.write(HEADER, body.array(), 0, body.size());
        file.force();
      }
      disk.move(unfinished, path);
      disk.sync(directory);
    } catch (IOException e) {
      discard(unfinished, e);
      throw disk.failure("write " + path, directory, e);
    }
  }

  /**
   * What was written, if the file is there.
   *
   * @throws DamagedException when it is there and is not what was written
   */
  public Optional<Bytes> read() {
    if (!disk.exists(path)) {
      return Optional.empty();
    }
    try (OpenFile file = disk.read(path)) {
      Header header = header(file);
      byte[] body = new byte[header.length];
      int read = file.read(HEADER, body, 0, body.length);
      if (read < body.length || !Hash.of(body).equals(header.hash)) {
        throw new DamagedException(path, "its content does not match its SHA-256");
      }
      return Optional.of(Bytes.wrap(body));
    } catch (IOException e) {
      throw disk.failure("read " + path, path, e);
    }
  }

  /**
   * The first bytes of a file that is there, at most {@code most}. Only the header and the length
   * are checked: whoever asks has a checksum of its own in them.
   */
  Bytes readStart(int most) {
    try (OpenFile file = disk.read(path)) {
      byte[] start = new byte[Math.min(most, header(file).length)];
      if (file.read(HEADER, start, 0, start.length) < start.length) {
        throw new DamagedException(path, "it ended while it was read");
      }
      return Bytes.wrap(start);
    } catch (IOException e) {
      throw disk.failure("read " + path, path, e);
    }
  }

  /** Removes it, if it is there. Returns when it is gone from the disk. */
  public void delete() {
    try {
      Path directory = Objects.requireNonNull(path.getParent());
      disk.delete(path);
      // Also when it was not there: an earlier attempt may have failed just here.
      if (disk.exists(directory)) {
        disk.sync(directory);
      }
    } catch (IOException e) {
      throw disk.failure("remove " + path, path, e);
    }
  }

  private record Header(int length, Hash hash) {}

  private Header header(OpenFile file) throws IOException {
    byte[] bytes = new byte[HEADER];
    if (file.read(0, bytes, 0, HEADER) < HEADER) {
      throw new DamagedException(path, "it ends within its header");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (buffer.getInt() != MAGIC) {
      throw new DamagedException(path, "it does not begin as a file of xsmd");
    }
    int version = buffer.getInt();
    long length = buffer.getLong();
    byte[] hash = new byte[32];
    buffer.get(hash);
    if (buffer.getInt() != crc(bytes)) {
      throw new DamagedException(path, "its header does not match its CRC32C");
    }
    if (version != VERSION) {
      throw new DamagedException(
          path, "it has version " + version + ", and this xsmd knows " + VERSION);
    }
    if (length < 0 || length > MOST || length != file.size() - HEADER) {
      throw new DamagedException(
          path, "it should hold " + length + " bytes and holds " + (file.size() - HEADER));
    }
    return new Header((int) length, Hash.ofDigest(hash));
  }

  private static byte[] header(Bytes body) {
    byte[] bytes = new byte[HEADER];
    ByteBuffer.wrap(bytes)
        .putInt(MAGIC)
        .putInt(VERSION)
        .putLong(body.size())
        .put(body.hash().bytes());
    ByteBuffer.wrap(bytes).putInt(HEADER - 4, crc(bytes));
    return bytes;
  }

  private static int crc(byte[] header) {
    CRC32C crc = new CRC32C();
    crc.update(header, 0, HEADER - 4);
    return (int) crc.getValue();
  }

  /** A file half written is of no use to anyone; that it could not be removed is no news. */
  private void discard(Path unfinished, IOException why) {
    try {
      disk.delete(unfinished);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }
}
