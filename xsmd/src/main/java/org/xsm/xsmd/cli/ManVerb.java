package org.xsm.xsmd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code man}: a decision, the manual pages, made from the grammar. */
@Command(
    name = "man",
    header = "prints or writes the manual pages",
    description = {
      "Prints the page of a verb, or of xsm itself, to be piped into  man -l -.",
      "With --directory it writes all pages there: xsm.1 and one for each verb."
    })
final class ManVerb implements Verb {
  @Parameters(arity = "0..*", paramLabel = "VERB", description = "A verb. Default: xsm itself.")
  private List<String> verb = List.of();

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = "Write all pages into DIR, which is made if need be.")
  private @Nullable Path directory;

  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm man validate | man -l -", "shows the page of a verb")
        .example("xsm man --directory man1", "writes all pages, as for ~/.local/share/man/man1")
        .end(Exit.OK)
        .end(Exit.USAGE)
        .field("text", "the page")
        .field("files", "with --directory instead of text: the files written");
  }

  @Override
  public Answer answer(Session session) {
    CommandLine root = Grammar.whole();
    Map<String, String> pages = new LinkedHashMap<>();
    collect(root, pages);
    if (directory != null) {
      return write(session, directory, pages);
    }
    String wanted = verb.isEmpty() ? "xsm" : "xsm-" + String.join("-", verb);
    String page = pages.get(wanted);
    if (page == null) {
      throw new Failure(Exit.USAGE, "there is no page " + wanted + meant(wanted, pages));
    }
    return Answer.text(page);
  }

  private static String meant(String wanted, Map<String, String> pages) {
    return Nearest.to(wanted, pages.keySet())
        .map(name -> "; did you mean " + name + "?")
        .orElse("; xsm lists the verbs");
  }

  private static void collect(CommandLine line, Map<String, String> pages) {
    var page = new ManPage(line.getCommandSpec());
    pages.put(page.name(), page.text());
    line.getSubcommands().values().forEach(verb -> collect(verb, pages));
  }

  private static Answer write(Session session, Path directory, Map<String, String> pages) {
    Path place = session.place(directory);
    var files = new ArrayList<String>();
    try {
      Files.createDirectories(place);
    } catch (IOException e) {
      throw new Failure(
          Exit.USAGE, "cannot make the directory " + directory + ": " + e.getMessage(), e);
    }
    pages.forEach(
        (name, page) -> {
          Path file = directory.resolve(name + ".1");
          AtomicFile.write(file, session.place(file), page.getBytes(UTF_8));
          files.add(file.toString());
        });
    return Answer.notes(
            Exit.OK, "wrote " + Words.count(files.size(), "page") + " to " + directory + "\n")
        .with("files", files);
  }
}
