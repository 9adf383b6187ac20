package org.xsm.xsmd.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code diff} compares: a decision. A number is a revision of the site, {@code head} the
 * newest, anything else a file. The daemon is asked only where it must be.
 */
final class DiffSide {
  private static final String HEAD = "head";

  private final Session session;
  private @Nullable Daemon daemon;

  DiffSide(Session session) {
    this.session = session;
  }

  /** The older and the newer text; null for nothing at all. */
  record Pair(@Nullable Document older, @Nullable Document newer) {}

  Pair of(List<String> words) {
    return switch (words.size()) {
      case 0 -> new Pair(one(HEAD), workingCopy());
      case 1 ->
          isRevision(words.getFirst())
              ? new Pair(one(words.getFirst()), one(HEAD))
              : new Pair(one(HEAD), one(words.getFirst()));
      default -> new Pair(one(words.getFirst()), one(words.getLast()));
    };
  }

  /** One text; null for nothing. */
  @Nullable Document one(String word) {
    if (word.equals(HEAD) && !Files.exists(session.place(Path.of(word)))) {
      return named(daemon().siteHere());
    }
    if (isRevision(word)) {
      return named(daemon().site(Long.parseLong(word)));
    }
    Path file = Path.of(word);
    return Documents.isNothing(file) ? null : session.documents().read(file);
  }

  private static boolean isRevision(String word) {
    return word.matches("[1-9][0-9]{0,17}");
  }

  private static Document named(RevisionText text) {
    return new Document("revision " + text.number(), text.bytes());
  }

  /** The file that admins edit on this host. */
  private Document workingCopy() {
    String path = daemon().get(Query.of("/status")).object("workingCopy").text("path");
    if (path.isEmpty()) {
      throw new Failure(Exit.FAILED, "xsmd does not say where its site file is; name it");
    }
    return session.documents().read(Path.of(path));
  }

  private Daemon daemon() {
    Daemon there = daemon;
    if (there == null) {
      there = session.daemon();
      daemon = there;
    }
    return there;
  }
}
