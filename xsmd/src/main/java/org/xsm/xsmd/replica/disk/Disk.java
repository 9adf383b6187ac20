package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What this package asks of a file system: the seam at which tests make a disk fill up, fail and
 * lose power. Any thread.
 */
interface Disk {
  /** Who may read a new file. */
  enum Access {
    OWNER,
    AS_THE_PROCESS_SAYS
  }

  /** The disk of this machine. */
  static Disk real() {
    return RealDisk.INSTANCE;
  }

  /** Makes a file that is not there yet. */
  OpenFile create(Path file, Access access) throws IOException;

  /** Opens a file for reading; fails when it is not there. */
  OpenFile read(Path file) throws IOException;

  /** Opens a file for reading and writing; fails when it is not there. */
  OpenFile open(Path file) throws IOException;

  boolean exists(Path file);

  /** The names in a directory, sorted; none when it is not there. */
  List<String> list(Path directory) throws IOException;

  /** Makes a directory, for its owner only, and those above it; returns when they are durable. */
  void makeDirectories(Path directory) throws IOException;

  /** Gives a file another name in one step; what had that name is gone. */
  void move(Path from, Path to) throws IOException;

  /** Removes a file, if it is there. */
  void delete(Path file) throws IOException;

  /** Returns when the names in a directory are on the disk. */
  void sync(Path directory) throws IOException;

  /** How many bytes may be written at that place; -1 when nobody knows. */
  long free(Path place);

  /** What becomes of a failure: a sentence that says what was tried and how full the disk is. */
  default DiskException failure(String what, Path place, IOException cause) {
    long free = free(place);
    String room = free < 0 ? "" : "; " + (free >> 20) + " MiB are free there";
    String advice = free >= 0 && free < LOW ? ", make room and try again" : "";
    return new DiskException("cannot " + what + ": " + reason(cause) + room + advice, cause);
  }

  /** Below this, a failure is most likely for want of room. */
  long LOW = 64L << 20;

  private static String reason(IOException cause) {
    String message = cause.getMessage();
    return message == null || message.isEmpty() ? cause.getClass().getSimpleName() : message;
  }
}
