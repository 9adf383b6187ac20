package org.xsm.xsmd.cli;

import java.nio.file.Path;
import java.util.List;
import org.xsm.schema.Site;
import org.xsm.schema.diff.Change;
import org.xsm.schema.diff.Diff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code diff}: a decision, what changes from one site to another. */
@Command(
    name = "diff",
    header = "shows what changes from one site file to another",
    description = {
      "Compares what two site files say, not how they are written: order and layout do not count"
          + " where they mean nothing, 1GiB is 1024MiB, and a guest that moved within the file is the"
          + " same guest. Fields that hold their default are left out of what was added.",
      "The marks: + added, - removed, ~ changed, > renamed.",
      "Instead of A, /dev/null or --empty is a site with nothing in it."
    })
final class DiffVerb implements Verb {
  @Parameters(
      arity = "1..2",
      paramLabel = "FILE",
      description = "A, the older file, and B, the newer; - is standard input.")
  private List<Path> files = List.of();

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
        .example("git show HEAD:site.xml | xsm diff - site.xml", "shows what is not committed yet")
        .end(Exit.OK, "they were compared; with --exit-code: they say the same")
        .end(Exit.FAILED, "with --exit-code: they differ")
        .end(Exit.USAGE, "the command line is wrong, a file cannot be read, or it has errors")
        .field("added, removed, changed, renamed", "how many things each")
        .field(
            "changes",
            "a list of {change, where, path}: path is a list of {kind, key}; change is added or"
                + " removed (and fields, a list of {field, value}), changed (field, before, after),"
                + " renamed (was) or reordered (kind, before, after)");
  }

  @Override
  public Answer answer(Session session) {
    if (files.size() != (empty ? 1 : 2)) {
      String wanted = empty ? "one FILE with --empty" : "two, A and B, or --empty and one";
      throw new Failure(
          Exit.USAGE,
          "diff compares " + wanted + "; it was given " + Words.count(files.size(), "file"));
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
    Path first = files.getFirst();
    Path last = files.getLast();
    if (empty || Documents.isNothing(first)) {
      Site after = site(session, last);
      return Diff.between(nothing(after), after);
    }
    Site before = site(session, first);
    return Diff.between(before, Documents.isNothing(last) ? nothing(before) : site(session, last));
  }

  private static Site site(Session session, Path file) {
    return SiteFile.read(session, file).site();
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
