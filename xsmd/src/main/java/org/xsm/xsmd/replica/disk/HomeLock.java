package org.xsm.xsmd.replica.disk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one daemon that uses a home: a resource. The system lets go of it when the process ends, in
 * whatever way, so that the file may stay.
 */
public final class HomeLock implements AutoCloseable {
  /** A process loses its locks on a file when it closes any channel to it, so it opens one only. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private HomeLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param file the file that stands for the home; its directory need not be there
   * @throws DiskException when somebody holds it, and says who
   */
  public static HomeLock take(Path file) {
    Path place = file.toAbsolutePath().normalize();
    try {
      Path directory = place.getParent();
      if (directory != null) {
        Disk.real().makeDirectories(directory);
        place = directory.toRealPath().resolve(String.valueOf(place.getFileName()));
      }
      if (!HELD.add(place)) {
        throw held(place, "this process");
      }
      boolean locked = false;
      try {
        HomeLock lock = lock(place);
        locked = true;
        return lock;
      } finally {
        if (!locked) {
          HELD.remove(place);
        }
      }
    } catch (IOException e) {
      throw Disk.real().failure("lock " + place, place, e);
    }
  }

  private static HomeLock lock(Path file) throws IOException {
    boolean locked = false;
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(CREATE, READ, WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw held(file, holder(channel));
      }
      channel.truncate(0);
      channel.write(US_ASCII.encode(ProcessHandle.current().pid() + "\n"), 0);
      locked = true;
      return new HomeLock(file, channel);
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(20);
    channel.read(buffer, 0);
    String pid = US_ASCII.decode(buffer.flip()).toString().strip();
    return pid.matches("\\d+") ? "the process with pid " + pid : "another process";
  }

  private static DiskException held(Path file, String holder) {
    return new DiskException(
        "cannot use "
            + file.getParent()
            + ": "
            + holder
            + " holds "
            + file.getFileName()
            + "; stop it first, or use another home");
  }

  /** Lets go. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw Disk.real().failure("let go of " + file, file, e);
    } finally {
      HELD.remove(file);
    }
  }
}
