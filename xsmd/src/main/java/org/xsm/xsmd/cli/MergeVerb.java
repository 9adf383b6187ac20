package org.xsm.xsmd.cli;

import java.nio.file.Path;
import java.util.List;
import org.xsm.schema.merge.Conflict;
import org.xsm.schema.merge.Merge;
import org.xsm.schema.merge.MergeResult;
import org.xsm.schema.merge.Side;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;
import org.xsm.schema.xml.XmlSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code merge}: a decision, one site file out of two edits of a third. */
@Command(
    name = "merge",
    header = "merges two edits of one site file",
    description = {
      "Merges MINE and THEIRS, which were both made from BASE, and prints the result: by hosts,"
          + " guests and other things and their fields, not by lines, so that two edits of one guest"
          + " merge if they change different fields. Comments and layout of both stay.",
      "What contradicts itself is said with both values and where they stand; then nothing is"
          + " printed, unless --markers asks for the text with both sides in it, as git marks them.",
      "xsm merge --install makes git merge the files named (default: site.xml) in this way, in the"
          + " repository that you are in; git then calls xsm merge --driver."
    })
final class MergeVerb implements Verb {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description =
          "BASE, MINE and THEIRS; one of them may be -. With --install: the files to be merged so.")
  private List<Path> files = List.of();

  @Option(names = "--in-place", description = "Write the result to MINE.")
  private boolean inPlace;

  @Option(
      names = "--markers",
      description = "Where there are conflicts, give the text with both sides between markers.")
  private boolean markers;

  @Option(names = "--install", description = "Let git merge site files by xsm.")
  private boolean install;

  @Option(
      names = "--driver",
      description =
          "For git: %%O %%A %%B %%L %%P are the arguments, the result goes to %%A, the exit codes"
              + " are git's.")
  private boolean driver;

  @Mixin private OutputOptions output = new OutputOptions();

  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm merge base.xml mine.xml theirs.xml", "prints both edits in one file")
        .example("xsm merge --in-place base.xml mine.xml theirs.xml", "brings theirs into mine")
        .example("xsm merge --install", "from now on git merges site.xml so")
        .end(Exit.OK, "it is merged")
        .end(Exit.FAILED, "with --driver: there are conflicts, marked in the file")
        .end(
            Exit.USAGE,
            "the command line is wrong, or a file cannot be read, is no XML or cannot be written")
        .end(Exit.CONFLICT, "there are conflicts")
        .end(Exit.REFUSED, "the merged file would have errors")
        .end(Exit.DRIVER, "with --driver: nothing could be merged")
        .field(
            "conflicts",
            "a list of {path, field, base, mine, theirs}; mine and theirs are {does, value, file,"
                + " line, column}")
        .field("text", "the merged file, or with --markers the marked one")
        .field("file", "the file, instead of text, if it was written to one");
  }

  @Override
  public Answer answer(Session session) {
    if (install) {
      return GitDriver.install(session, files);
    }
    return driver ? new MergeDriver(files).answer(session) : merge(session);
  }

  private Answer merge(Session session) {
    if (files.size() != 3) {
      throw new Failure(
          Exit.USAGE,
          "merge takes three files, BASE, MINE and THEIRS; it was given " + files.size());
    }
    if (inPlace && (output.isGiven() || files.get(1).equals(Path.of("-")))) {
      throw new Failure(Exit.USAGE, "--in-place writes MINE itself; give it no -o, and a file");
    }
    Document mine = session.documents().read(files.get(1));
    Side my = SiteFile.side(mine, mine.name());
    Side base = SiteFile.side(session, files.get(0));
    Side their = SiteFile.side(session, files.get(2));
    return switch (Merge.of(base, my, their)) {
      case MergeResult.Merged(var text) -> merged(session, mine, my.document().source(), text);
      case MergeResult.Conflicts(var conflicts, var marked) ->
          conflicts(session, mine, my.document().source(), conflicts, marked);
      case MergeResult.Refused(var problems) -> throw new SiteFile.Refused(mine, problems);
    };
  }

  private Answer merged(Session session, Document mine, XmlSource source, String text) {
    if (SiteReader.read("merged", text) instanceof SiteReading.Refused(var problems)) {
      String sentence = "refused: the merged file would have " + ProblemText.count(problems);
      return Answer.notes(
              Exit.REFUSED,
              ProblemText.of(problems, session.notePaint()) + "xsm: " + sentence + "\n")
          .with(problems)
          .with("error", sentence)
          .with("conflicts", List.of());
    }
    return put(session, mine, source, text).with("conflicts", List.of());
  }

  private Answer conflicts(
      Session session, Document mine, XmlSource source, List<Conflict> conflicts, String marked) {
    String sentence =
        Words.count(conflicts.size(), "conflict") + "; choose in one of the files, and merge again";
    Answer answer = markers ? put(session, mine, source, marked) : Answer.results(Exit.OK, "");
    return new Answer(
            Exit.CONFLICT,
            answer.results(),
            answer.notes() + ConflictText.of(conflicts) + "xsm: " + sentence + "\n",
            List.of(),
            answer.fields())
        .with("error", sentence)
        .with("conflicts", conflicts.stream().map(ConflictText::json).toList());
  }

  private Answer put(Session session, Document mine, XmlSource source, String text) {
    byte[] bytes = source.encode(text);
    if (!inPlace) {
      return output.put(session, bytes, text, "the merged file");
    }
    Path file = files.get(1);
    AtomicFile.replace(file, session.place(file), mine.bytes(), bytes);
    return Answer.notes(Exit.OK, "wrote the merged file to " + Plain.line(mine.name()) + "\n")
        .with("file", mine.name());
  }
}
