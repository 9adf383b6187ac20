package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * The disk of this machine: a resource. Files are not channels: a channel is closed for all by the
 * interrupt of one thread that uses it, and with it the file that everything depends on.
 */
final class RealDisk implements Disk {
  static final Disk INSTANCE = new RealDisk();

  private static final FileAttribute<?> OWNERS_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?> OWNERS_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private RealDisk() {}

  @Override
  public OpenFile create(Path file, Access access) throws IOException {
    switch (access) {
      case OWNER -> Files.createFile(file, OWNERS_FILE);
      case AS_THE_PROCESS_SAYS -> Files.createFile(file);
    }
    return new RealFile(file, "rw");
  }

  @Override
  public OpenFile read(Path file) throws IOException {
    return new RealFile(file, "r");
  }

  @Override
  public OpenFile open(Path file) throws IOException {
    // "rw" would make a file that is not there.
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    return new RealFile(file, "rw");
  }

  @Override
  public boolean exists(Path file) {
    return Files.exists(file);
  }

  @Override
  public List<String> list(Path directory) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        names.add(String.valueOf(entry.getFileName()));
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
    Collections.sort(names);
    return names;
  }

  @Override
  public void makeDirectories(Path directory) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    Path at = directory.toAbsolutePath();
    while (at != null && !Files.isDirectory(at)) {
      missing.push(at);
      at = at.getParent();
    }
    for (Path made : missing) {
      Files.createDirectory(made, OWNERS_DIRECTORY);
      Path parent = made.getParent();
      if (parent != null) {
        sync(parent);
      }
    }
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  /** Only a channel opens a directory, so that an interrupt has to wait until it is synced. */
  @Override
  public void sync(Path directory) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      boolean synced = false;
      while (!synced) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
          channel.force(true);
          synced = true;
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public long free(Path place) {
    try {
      Path at = place.toAbsolutePath();
      while (at != null && !Files.exists(at)) {
        at = at.getParent();
      }
      return at == null ? -1 : Files.getFileStore(at).getUsableSpace();
    } catch (IOException e) {
      return -1;
    }
  }

  private static final class RealFile implements OpenFile {
    private final RandomAccessFile file;

    RealFile(Path path, String mode) throws IOException {
      file = new RandomAccessFile(path.toFile(), mode);
    }

    @Override
    public synchronized int read(long at, byte[] into, int from, int length) throws IOException {
      file.seek(at);
      int read = 0;
      while (read < length) {
        int more = file.read(into, from + read, length - read);
        if (more < 0) {
          break;
        }
        read += more;
      }
      return read;
    }

    @Override
    public synchronized void write(long at, byte[] bytes, int from, int length) throws IOException {
      file.seek(at);
      file.write(bytes, from, length);
    }

    @Override
    public synchronized long size() throws IOException {
      return file.length();
    }

    @Override
    public synchronized void truncate(long size) throws IOException {
      file.setLength(size);
    }

    @Override
    public void force() throws IOException {
      file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
