package org.xsm.xsmd.replica.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** So that one daemon uses a home at a time: a resource. A killed one's is free at once. */
public final class HomeLock implements AutoCloseable {
  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws DiskException when another process has it, and which
   */
  public static HomeLock take(Path file, long process) {
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (tried(channel) == null) {
        var holder = ByteBuffer.allocate(32);
        channel.read(holder, 0);
        channel.close();
        String who = new String(holder.array(), 0, holder.position(), UTF_8).strip();
        throw new DiskException(
            "another xsmd uses " + directory + " (process " + who + "); stop it first");
      }
      channel.truncate(0);
      DurableFile.all(channel, ByteBuffer.wrap((process + "\n").getBytes(UTF_8)));
      return new HomeLock(channel);
    } catch (IOException e) {
      throw new DiskException("cannot lock " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new DiskException("cannot unlock: " + e.getMessage(), e);
    }
  }

  private static @Nullable FileLock tried(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }
}
