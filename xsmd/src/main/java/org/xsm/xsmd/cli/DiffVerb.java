package org.xsm.xsmd.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.xsm.schema.Site;
import org.xsm.schema.diff.Change;
import org.xsm.schema.diff.Diff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code diff}: a decision, what changes from one site to another. */
@Command(
    name = "diff",
    header = "shows what changes from one site file or revision to another",
    description = {
      "Compares what two site files say, not how they are written: order and layout do not count"
          + " where they mean nothing, 1GiB is 1024MiB, and a guest that moved within the file is the"
          + " same guest. Fields that hold their default are left out of what was added.",
      "A and B are files, or numbers of revisions of the site, or the word head. With one file the"
          + " head is A: what applying the file would change; with one number the head is B. With"
          + " neither, the head is compared with the site file that is edited on this host.",
      "The marks: + added, - removed, ~ changed, > renamed.",
      "Instead of A, /dev/null or --empty is a site with nothing in it."
    })
final class DiffVerb implements HomeVerb {
  @Parameters(
      arity = "0..2",
      paramLabel = "SITE",
      description =
          "A, the older, and B, the newer: files, numbers of revisions, or head; - is standard"
              + " input.")
  private List<Path> sites = List.of();

  @Option(names = "--empty", description = "Compare one FILE with a site that has nothing in it.")
  private boolean empty;

  @Option(names = "--exit-code", description = "End with 1 when they differ.")
  private boolean exitCode;

  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm diff site.xml new.xml", "shows what an edit changes")
        .example("xsm diff --empty site.xml", "shows all that a file says")
        .example("xsm diff --exit-code site.xml new.xml", "ends with 1 if it changes anything")
        .example("xsm diff new.xml", "shows what xsm apply new.xml would change of the site")
        .example("xsm diff 3 7", "shows what changed from revision 3 to revision 7")
        .example("xsm diff 3", "shows what changed since revision 3")
        .example("xsm diff", "shows what was edited on this host and is not committed")
        .example("git show HEAD:site.xml | xsm diff - site.xml", "shows what is not committed yet")
        .end(Exit.OK, "they were compared; with --exit-code: they say the same")
        .end(Exit.FAILED, "with --exit-code: they differ")
        .end(Exit.USAGE, "the command line is wrong, a file cannot be read, or it has errors")
        .end(Exit.REFUSED, "this user may not ask the site")
        .end(Exit.TIME_OUT)
        .end(Exit.NO_DAEMON)
        .field("added, removed, changed, renamed", "how many things each")
        .field(
            "changes",
            "a list of {change, where, path}: path is a list of {kind, key}; change is added or"
                + " removed (and fields, a list of {field, value}), changed (field, before, after),"
                + " renamed (was) or reordered (kind, before, after)");
  }

  @Override
  public Answer answer(Session session) {
    if (empty && sites.size() != 1) {
      throw new Failure(
          Exit.USAGE,
          "diff compares one SITE with --empty; it was given " + Words.count(sites.size(), "word"));
    }
    List<Change> changes = changes(session);
    Exit exit = exitCode && !changes.isEmpty() ? Exit.FAILED : Exit.OK;
    var text = new DiffText(changes, session.paint());
    Answer answer =
        changes.isEmpty()
            ? Answer.notes(exit, "no differences\n")
            : Answer.results(exit, text.toString());
    for (DiffText.Kind kind : DiffText.Kind.values()) {
      answer = answer.with(kind.word(), text.count(kind));
    }
    return answer.with("changes", changes.stream().map(DiffJson::of).toList());
  }

  private List<Change> changes(Session session) {
    var side = new DiffSide(session);
    DiffSide.Pair pair =
        empty
            ? new DiffSide.Pair(null, side.one(sites.getFirst().toString()))
            : side.of(sites.stream().map(Path::toString).toList());
    Document older = pair.older();
    Document newer = pair.newer();
    if (older == null && newer == null) {
      return List.of();
    }
    if (older == null) {
      Site after = SiteFile.read(Objects.requireNonNull(newer)).site();
      return Diff.between(nothing(after), after);
    }
    Site before = SiteFile.read(older).site();
    return Diff.between(before, newer == null ? nothing(before) : SiteFile.read(newer).site());
  }

  /** A site of the same name that has nothing in it. */
  static Site nothing(Site like) {
    String text =
        "<site xmlns=\"urn:xsm:site:1\" name=\""
            + like.name()
            + "\" version=\""
            + like.version()
            + "\"/>";
    return SiteFile.read(
            new Document("nothing", text.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .site();
  }
}
