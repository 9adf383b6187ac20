package org.xsm.xsmd.cli;

import java.nio.file.Path;
import java.util.List;
import org.xsm.schema.merge.Merge;
import org.xsm.schema.merge.MergeResult;
import org.xsm.schema.merge.Side;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;

/**
 * A merge as git asks for it: a decision. The result replaces the second file; what must be chosen
 * or mended by a person is left to them in the file.
 *
 * @param words the three files, the size of markers and the path that git shows
 */
record MergeDriver(List<Path> words) {
  MergeDriver {
    words = List.copyOf(words);
  }

  Answer answer(Session session) {
    if (words.size() < 3) {
      throw new Failure(
          Exit.DRIVER, "--driver needs %O %A %B, which git fills in; xsm merge --install");
    }
    try {
      return merge(session);
    } catch (SiteFile.Refused refused) {
      Answer said = refused.answer(session);
      return new Answer(Exit.DRIVER, "", said.notes(), said.problems(), said.fields());
    } catch (Failure failure) {
      throw new Failure(Exit.DRIVER, failure.sentence(), failure);
    } catch (RuntimeException e) {
      throw new Failure(Exit.DRIVER, "this is a mistake of xsm itself (" + e + ")", e);
    }
  }

  private Answer merge(Session session) {
    String name = words.size() > 4 ? words.get(4).toString() : words.get(1).toString();
    Document ours = read(session, 1, name);
    Side mine = SiteFile.side(ours, "ours");
    Side base = SiteFile.side(read(session, 0, name), "base");
    Side theirs = SiteFile.side(read(session, 2, name), "theirs");
    return switch (Merge.of(base, mine, theirs)) {
      case MergeResult.Merged(var text) -> {
        write(session, ours, mine, text);
        yield verdict(session, name, text);
      }
      case MergeResult.Conflicts(var conflicts, var marked) -> {
        write(session, ours, mine, marked);
        yield Answer.notes(Exit.FAILED, ConflictText.of(conflicts))
            .with("conflicts", conflicts.stream().map(ConflictText::json).toList());
      }
      case MergeResult.Refused(var problems) -> throw new SiteFile.Refused(ours, problems);
    };
  }

  /** A site with errors is nothing to commit, though every edit of it found its place. */
  private static Answer verdict(Session session, String name, String text) {
    return switch (SiteReader.read(name, text)) {
      case SiteReading.Read read -> Answer.results(Exit.OK, "");
      case SiteReading.Refused(var problems) ->
          Answer.notes(Exit.FAILED, ProblemText.of(problems, session.notePaint())).with(problems);
    };
  }

  private Document read(Session session, int index, String name) {
    return new Document(name, session.documents().read(words.get(index)).bytes());
  }

  private void write(Session session, Document ours, Side mine, String text) {
    Path file = words.get(1);
    byte[] bytes = mine.document().source().encode(text);
    AtomicFile.replace(file, session.place(file), ours.bytes(), bytes);
  }
}
