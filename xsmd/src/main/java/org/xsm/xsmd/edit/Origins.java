package org.xsm.xsmd.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xsm.schema.merge.Conflict;
import org.xsm.schema.merge.Merge;
import org.xsm.schema.merge.MergeResult;
import org.xsm.schema.merge.Side;
import org.xsm.schema.xml.XmlLimits;
import org.xsm.schema.xml.XmlReader;
import org.xsm.schema.xml.XmlReading;

/**
 * Finds the revision that said what an edit contradicts: a decision. Goes back from the head, and
 * asks of each revision whether the edit would contradict it in the same way; the oldest of those
 * in a row brought it. How many are looked at is bounded, in number and in bytes.
 */
final class Origins {
  private static final int MOST = 32;
  private static final long MOST_BYTES = 16L * 1024 * 1024;

  private final Past past;
  private final RevisionText head;
  private final long base;
  private final Side before;
  private final Side mine;

  Origins(Past past, RevisionText head, long base, Side before, Side mine) {
    this.past = past;
    this.head = head;
    this.base = base;
    this.before = before;
    this.mine = mine;
  }

  private record Point(String path, String field, Conflict.Does does, String value) {
    static Point of(Conflict conflict) {
      Conflict.Claim theirs = conflict.theirs();
      return new Point(conflict.path(), conflict.field(), theirs.does(), theirs.value());
    }
  }

  /** The same conflicts, with their side labelled by the revision that brought it. */
  List<Conflict> named(List<Conflict> conflicts) {
    Map<Point, String> labels = labels(conflicts);
    var named = new ArrayList<Conflict>();
    for (Conflict conflict : conflicts) {
      Conflict.Claim theirs = conflict.theirs();
      String label = labels.getOrDefault(Point.of(conflict), theirs.label());
      named.add(
          new Conflict(
              conflict.path(),
              conflict.field(),
              conflict.base(),
              conflict.mine(),
              new Conflict.Claim(
                  theirs.does(), theirs.value(), label, theirs.file(), theirs.position())));
    }
    return named;
  }

  private Map<Point, String> labels(List<Conflict> conflicts) {
    var labels = new HashMap<Point, String>();
    Set<Point> open = points(conflicts);
    RevisionText newer = head;
    long bytes = 0;
    long oldest = Math.max(base + 1, head.number() - MOST);
    for (long number = head.number() - 1; number >= oldest && !open.isEmpty(); number--) {
      Optional<RevisionText> older = past.revision(number);
      bytes += older.map(revision -> (long) revision.text().size()).orElse(MOST_BYTES);
      if (older.isEmpty() || bytes > MOST_BYTES) {
        return rest(labels, open, "one of revisions " + (base + 1) + " to " + newer.number());
      }
      Set<Point> there = contradicted(older.get());
      for (Point point : Set.copyOf(open)) {
        if (!there.contains(point)) {
          labels.put(point, newer.label());
          open.remove(point);
        }
      }
      newer = older.get();
    }
    return newer.number() == base + 1
        ? rest(labels, open, newer.label())
        : rest(labels, open, "one of revisions " + (base + 1) + " to " + newer.number());
  }

  private static Map<Point, String> rest(Map<Point, String> labels, Set<Point> open, String label) {
    open.forEach(point -> labels.put(point, label));
    return labels;
  }

  private Set<Point> contradicted(RevisionText revision) {
    XmlReading reading =
        XmlReader.read(revision.label(), revision.text().bytes(), XmlLimits.DEFAULT);
    if (reading instanceof XmlReading.Read(var document)
        && Merge.of(before, mine, new Side(document, revision.label()))
            instanceof MergeResult.Conflicts(var conflicts, var _)) {
      return points(conflicts);
    }
    return Set.of();
  }

  private static Set<Point> points(List<Conflict> conflicts) {
    var points = new HashSet<Point>();
    conflicts.forEach(conflict -> points.add(Point.of(conflict)));
    return points;
  }
}
