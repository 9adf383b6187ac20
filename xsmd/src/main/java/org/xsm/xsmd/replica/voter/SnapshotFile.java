package org.xsm.xsmd.replica.voter;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.replica.order.Bytes;

/**
 * A file with the state at one place of the engine's log: a value, and how it is written and read.
 * A header, the half-done uploads, the state, and the SHA-256 of all that.
 */
record SnapshotFile(Path path, long term, long index) {
  private static final Pattern NAME = Pattern.compile("snapshot\\.(\\d{1,18})_(\\d{1,18})");
  private static final byte[] MAGIC = "XSMVOTE1".getBytes(US_ASCII);
  private static final int HEADER = 8 + 8 + 8 + 4 + 4;
  private static final int DIGEST = 32;

  /** What stands in one. */
  record Content(Bytes uploads, Bytes state) {}

  /** The snapshot that a file holds by its name; null when it is something else. */
  static @Nullable SnapshotFile of(Path path) {
    Matcher name = NAME.matcher(path.getFileName().toString());
    return name.matches()
        ? new SnapshotFile(path, Long.parseLong(name.group(1)), Long.parseLong(name.group(2)))
        : null;
  }

  /** Writes one so that it is whole and on the disk when it has its name. */
  static SnapshotFile write(Path directory, long term, long index, Content content)
      throws IOException {
    Path path = directory.resolve("snapshot." + term + "_" + index);
    Path draft = directory.resolve(path.getFileName() + ".new");
    byte[] header =
        ByteBuffer.allocate(HEADER)
            .put(MAGIC)
            .putLong(term)
            .putLong(index)
            .putInt(content.uploads.size())
            .putInt(content.state.size())
            .array();
    try (FileChannel out = FileChannel.open(draft, CREATE, TRUNCATE_EXISTING, WRITE)) {
      write(out, ByteBuffer.wrap(header));
      write(out, ByteBuffer.wrap(content.uploads.array()));
      write(out, ByteBuffer.wrap(content.state.array()));
      write(out, ByteBuffer.wrap(digest(header, content)));
      out.force(true);
    }
    Files.move(draft, path, ATOMIC_MOVE);
    sync(directory);
    return new SnapshotFile(path, term, index);
  }

  /**
   * Reads what stands in it.
   *
   * @throws IOException when it cannot be read, or is not what was written
   */
  Content read() throws IOException {
    try (FileChannel in = FileChannel.open(path, READ)) {
      byte[] head = read(in, HEADER);
      ByteBuffer header = ByteBuffer.wrap(head);
      byte[] magic = new byte[MAGIC.length];
      header.get(magic);
      long writtenTerm = header.getLong();
      long writtenIndex = header.getLong();
      int uploads = header.getInt();
      int state = header.getInt();
      if (!Arrays.equals(magic, MAGIC)
          || writtenTerm != term
          || writtenIndex != index
          || uploads < 0
          || state < 0
          || (long) HEADER + uploads + state + DIGEST != in.size()) {
        throw damaged("its header does not fit it");
      }
      var content = new Content(Bytes.wrap(read(in, uploads)), Bytes.wrap(read(in, state)));
      if (!MessageDigest.isEqual(digest(head, content), read(in, DIGEST))) {
        throw damaged("its checksum does not fit it");
      }
      return content;
    }
  }

  /** Makes sure that a file that somebody else wrote survives a power failure. */
  void settle() throws IOException {
    try (FileChannel channel = FileChannel.open(path, READ)) {
      channel.force(true);
    }
    Path directory = path.toAbsolutePath().getParent();
    if (directory != null) {
      sync(directory);
      Path above = directory.getParent();
      if (above != null) {
        sync(above);
      }
    }
  }

  private IOException damaged(String how) {
    return new IOException("the snapshot " + path + " is damaged: " + how);
  }

  private static byte[] digest(byte[] header, Content content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(header);
      digest.update(content.uploads.array());
      digest.update(content.state.array());
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  private byte[] read(FileChannel in, int size) throws IOException {
    byte[] bytes = new byte[size];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      if (in.read(buffer) < 0) {
        throw damaged("it ends too early");
      }
    }
    return bytes;
  }

  private static void write(FileChannel out, ByteBuffer rest) throws IOException {
    while (rest.hasRemaining()) {
      out.write(rest);
    }
  }

  private static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, READ)) {
      channel.force(true);
    }
  }
}
