package org.xsm.schema.check;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Disk;
import org.xsm.schema.Host;
import org.xsm.schema.Root;

/**
 * Looks for two guests that would write one disk or overlay: a decision. A path is a place on each
 * host of its own, so guests that can only live on different hosts do not share it.
 */
final class SharedState implements Check {
  /** Who writes a place: the first that may do so on any host, and the first on each host. */
  private static final class Writers {
    private @Nullable Writer first;
    private @Nullable Writer roaming;
    private final Map<Host, Writer> pinned = new HashMap<>();

    /** The writer that another one would meet. */
    @Nullable Writer met(@Nullable Host host) {
      if (host == null) {
        return first;
      }
      return roaming != null ? roaming : pinned.get(host);
    }

    void add(Writer writer, @Nullable Host host) {
      first = first == null ? writer : first;
      if (host == null) {
        roaming = roaming == null ? writer : roaming;
      } else {
        pinned.putIfAbsent(host, writer);
      }
    }
  }

  private record Writer(
      Member member, String what, Object place, String attribute, boolean shares) {
    /** Whether both may write: they are one guest, or both say that they share. */
    boolean mayMeet(Writer other) {
      return (shares && other.shares) || member.guest().name().equals(other.member.guest().name());
    }

    /** Whether both write by the same line, which stands in a config. */
    @SuppressWarnings("ReferenceEquality")
    boolean isAt(Writer other) {
      return place == other.place;
    }
  }

  @Override
  public void look(Subject subject, Findings findings) {
    Map<String, Writers> writers = new HashMap<>();
    var once = new Once();
    for (Member member : subject.members()) {
      for (Disk disk : member.effective().disks()) {
        if (disk.source() != null && disk.writable()) {
          Disk written = member.statement().written(disk, Disk::source);
          var writer =
              new Writer(
                  member,
                  "disk " + disk.source(),
                  written,
                  "source",
                  Boolean.TRUE.equals(disk.shareable()));
          write(disk.source(), writer, writers, once, findings);
        }
      }
      Root root = member.effective().definition().start().root();
      Root.Overlay overlay = root == null ? null : root.overlay();
      if (overlay != null && overlay.url() != null) {
        var writer = new Writer(member, "overlay " + overlay.url(), overlay, "url", false);
        write(overlay.url(), writer, writers, once, findings);
      }
    }
  }

  private static void write(
      String where, Writer writer, Map<String, Writers> all, Once once, Findings findings) {
    Host host = isLocal(where) ? writer.member().onlyHost() : null;
    Writers writers = all.computeIfAbsent(where, place -> new Writers());
    Writer met = writers.met(host);
    writers.add(writer, host);
    if (met == null || met.mayMeet(writer)) {
      return;
    }
    if (!met.isAt(writer) || once.isFirst(writer.place(), "writer")) {
      findings.error(
          "shared-state", writer.place(), writer.attribute(), message(writer, met, findings));
    }
  }

  private static String message(Writer writer, Writer met, Findings findings) {
    String both =
        met.isAt(writer)
            ? Sentence.of(
                "both %s and %s would write %s",
                met.member().name(), writer.member().name(), writer.what())
            : Sentence.of(
                "%s would write %s, which %s in line %d writes too",
                writer.member().name(),
                writer.what(),
                met.member().name(),
                findings.line(met.place(), met.attribute()));
    String advice =
        writer.attribute().equals("source")
            ? "; give each its own, or write shareable=\"true\" on both if they are made for it"
            : "; an overlay belongs to one guest: give each its own, or leave url= out";
    return both + advice;
  }

  private static boolean isLocal(String where) {
    return where.startsWith("/") || where.startsWith("file:");
  }
}
