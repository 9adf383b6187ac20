package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.order.DamagedException;
import org.xsm.xsmd.store.AuditTrail.Line;

/**
 * Where an audit log that was left behind goes on: a decision. The anchor says where it ended at
 * least; lines after it that continue the chain were written just before a stop. A log that ends
 * before its anchor goes on after the anchor all the same, so that the gap stays to be seen.
 */
final class AuditOpening {
  private static final Logger log = LoggerFactory.getLogger(AuditOpening.class);

  /** The check names the first anyway. */
  private static final int MOST_FINDINGS = 4;

  private final List<String> findings = new ArrayList<>();
  private final AuditTail anchor;
  private AuditTail tail;
  private boolean met;
  private @Nullable Path last;
  private long whole;
  private boolean broken;

  private AuditOpening(AuditTail anchor) {
    this.anchor = anchor;
    this.tail = anchor;
    this.met = anchor.number() == 0;
  }

  static AuditOpening of(Path directory) throws IOException {
    List<Path> files = AuditFile.list(directory);
    var findings = new ArrayList<String>();
    Optional<AuditTail> kept = Optional.empty();
    try {
      kept = AuditTail.kept(directory);
      if (kept.isEmpty() && !files.isEmpty()) {
        findings.add(AuditTail.anchor(directory) + " is missing: nobody knows where the log ended");
      }
    } catch (DamagedException e) {
      Path aside = Directories.setAside(AuditTail.anchor(directory));
      findings.add(e.getMessage() + "; it is set aside as " + aside);
    }
    var opening = new AuditOpening(kept.orElse(AuditTail.NONE));
    opening.findings.addAll(findings);
    opening.walk(files);
    return opening;
  }

  /** What is not as it was left, in words. */
  List<String> findings() {
    return List.copyOf(findings);
  }

  AuditTail tail() {
    return tail;
  }

  /** The file to go on in, or nothing where another has to be begun. */
  @Nullable AuditFile file() throws IOException {
    Path path = last;
    return broken || path == null ? null : AuditFile.goOn(path, whole);
  }

  private void walk(List<Path> files) throws IOException {
    int from = 0;
    for (int i = 0; i < files.size(); i++) {
      from = AuditFile.first(files.get(i)) <= anchor.number() ? i : from;
    }
    for (Path file : files.subList(from, files.size())) {
      if (broken) {
        findings.add(file + " follows what does not continue the log");
        break;
      }
      read(file);
    }
    if (!met) {
      findings.add(
          "the log was written up to line " + anchor.number() + ", and that line is missing");
      broken = true;
    }
  }

  private void read(Path file) throws IOException {
    try (var reader = new AuditReader(file)) {
      while (!broken) {
        try {
          Line line = reader.next();
          if (line == null) {
            break;
          }
          take(reader.place(), line);
        } catch (DamagedException e) {
          if (reader.isTorn()) {
            // A stop in the middle of a write; whoever wrote it was not told that it is kept.
            log.info("cut off an unfinished line of the audit log at={}", reader.place());
            break;
          }
          if (met || findings.size() < MOST_FINDINGS) {
            findings.add(reader.place() + " is " + e.getMessage());
          }
          broken = met;
        }
      }
      last = file;
      whole = reader.whole();
    }
  }

  private void take(String place, Line line) {
    if (met) {
      if (!tail.leadsTo(line)) {
        findings.add(place + " does not continue the log");
        broken = true;
        return;
      }
      tail = AuditTail.of(line);
    } else if (line.number() == anchor.number()) {
      met = line.hash().equals(anchor.hash());
    }
  }
}
