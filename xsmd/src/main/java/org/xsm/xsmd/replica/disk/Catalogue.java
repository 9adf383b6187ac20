package org.xsm.xsmd.replica.disk;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.order.Bytes;

/**
 * What is known of all revisions in one file, so that a start need not open each of them: a
 * resource. It is no truth: without it, or beside it, the files of the revisions are asked. It may
 * lack some; it never says anything else of one than its file.
 */
final class Catalogue {
  private static final Logger log = LoggerFactory.getLogger(Catalogue.class);

  private final DurableFile file;
  private long highest;

  Catalogue(DurableFile file) {
    this.file = file;
  }

  /** By number, encoded. Nothing if it is not there or cannot be believed. */
  Map<Long, byte[]> read() {
    Map<Long, byte[]> read = new TreeMap<>();
    try {
      ByteBuffer rest = ByteBuffer.wrap(file.read().orElse(Bytes.NONE).array());
      byte @Nullable [] encoded = RevisionRecord.unframed(rest);
      while (encoded != null) {
        long number = RevisionRecord.number(encoded);
        read.put(number, encoded);
        highest = Math.max(highest, number);
        encoded = RevisionRecord.unframed(rest);
      }
    } catch (DamagedException e) {
      log.info("reads every revision, as the catalogue is damaged what={}", e.getMessage());
      highest = Long.MAX_VALUE;
    }
    return read;
  }

  void write(Collection<byte[]> encoded) {
    var body = new ByteArrayOutputStream();
    long reached = 0;
    for (byte[] one : encoded) {
      body.writeBytes(RevisionRecord.framed(one));
      reached = Math.max(reached, RevisionRecord.number(one));
    }
    // Until it is sure that the old one was replaced, either may be there.
    highest = Math.max(highest, reached);
    file.write(Bytes.wrap(body.toByteArray()));
    highest = reached;
  }

  /** Before a revision is written: what it may say of that number must not outlive it. */
  void forget(long number) {
    if (number <= highest) {
      file.delete();
      highest = 0;
    }
  }
}
