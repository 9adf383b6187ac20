package org.xsm.xsmd.replica.copy;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;

/**
 * What a file system says of a file: a value. Two that are equal are the same file, most likely
 * unchanged.
 */
record Stamp(
    Kind kind,
    long device,
    long inode,
    long size,
    FileTime modified,
    FileTime changed,
    int owner,
    String ownerName) {
  /** What a name stands for: a value. */
  enum Kind {
    FILE,
    DIRECTORY,
    LINK,
    OTHER
  }

  private static final String WANTED =
      "unix:dev,ino,size,lastModifiedTime,ctime,uid,owner,isRegularFile,isDirectory,isSymbolicLink";

  /** Of what the name stands for, links not followed. */
  static Stamp of(Path path) throws IOException {
    Map<String, Object> found = Files.readAttributes(path, WANTED, NOFOLLOW_LINKS);
    return new Stamp(
        kind(found),
        ((Number) value(found, "dev")).longValue(),
        ((Number) value(found, "ino")).longValue(),
        ((Number) value(found, "size")).longValue(),
        (FileTime) value(found, "lastModifiedTime"),
        (FileTime) value(found, "ctime"),
        ((Number) value(found, "uid")).intValue(),
        value(found, "owner").toString());
  }

  private static Kind kind(Map<String, Object> found) {
    if (Boolean.TRUE.equals(found.get("isRegularFile"))) {
      return Kind.FILE;
    }
    if (Boolean.TRUE.equals(found.get("isDirectory"))) {
      return Kind.DIRECTORY;
    }
    return Boolean.TRUE.equals(found.get("isSymbolicLink")) ? Kind.LINK : Kind.OTHER;
  }

  private static Object value(Map<String, Object> found, String name) {
    return Objects.requireNonNull(found.get(name), name);
  }
}
