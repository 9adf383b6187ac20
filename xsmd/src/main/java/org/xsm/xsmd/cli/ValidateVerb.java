package org.xsm.xsmd.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Problem;
import org.xsm.schema.Problem.Severity;
import org.xsm.schema.Site;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code validate}: a decision, what is wrong with site files. */
@Command(
    name = "validate",
    header = "checks site files and says what is wrong and where",
    description = {
      "Reads each FILE and prints every problem in it as FILE:LINE:COLUMN: MESSAGE, then a line of"
          + " summary. On a terminal the line of the file is shown with a caret under the place.",
      "A warning is said and lived with; a file with an error is refused wherever it is used."
    })
final class ValidateVerb implements Verb {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Site files; - is standard input.")
  private List<Path> files = List.of();

  @Option(
      names = {"-q", "--quiet"},
      description = "Print problems alone, no summary.")
  private boolean quiet;

  @Option(
      names = "--before",
      paramLabel = "FILE",
      description =
          "The site as it was before: problems then say what the edit took away, as in \"vm2 still"
              + " uses network lan, which was removed\".")
  private @Nullable Path before;

  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm validate site.xml", "checks a file")
        .example("xsm validate --quiet *.xml", "prints nothing if all files are well")
        .example("xsm generate | xsm validate -", "checks what another program makes")
        .example("xsm validate --before site.xml new.xml", "checks an edit before it is made")
        .end(Exit.OK, "no file has an error")
        .end(Exit.FAILED, "a file has an error")
        .end(Exit.USAGE)
        .field(
            "files",
            "a list of {file, ok, errors, warnings} and, where it is ok, hosts, guests and sets;"
                + " error, where it cannot be read");
  }

  @Override
  public Answer answer(Session session) {
    @Nullable Site earlier = before == null ? null : SiteFile.read(session, before).site();
    var all = new ArrayList<Problem>();
    var results = new StringBuilder();
    var notes = new StringBuilder();
    var found = new ArrayList<Map<String, Object>>();
    Exit exit = Exit.OK;
    for (Path file : files) {
      try {
        Document document = session.documents().read(file);
        SiteReading reading = read(document, earlier);
        all.addAll(reading.problems());
        results.append(problems(session, document, reading.problems()));
        results.append(quiet ? "" : summary(session.paint(), document.name(), reading));
        found.add(fields(document.name(), reading));
        exit = worse(exit, reading instanceof SiteReading.Read ? Exit.OK : Exit.FAILED);
      } catch (Failure failure) {
        notes.append("xsm: ").append(failure.sentence()).append('\n');
        found.add(Map.of("file", file.toString(), "ok", false, "error", failure.sentence()));
        exit = worse(exit, failure.exit());
      }
    }
    return Answer.results(exit, results.toString())
        .withNotes(notes.toString())
        .with(all)
        .with("files", found);
  }

  private static SiteReading read(Document document, @Nullable Site earlier) {
    return earlier == null
        ? SiteReader.read(document.name(), document.bytes())
        : SiteReader.read(document.name(), document.bytes(), earlier);
  }

  private static Exit worse(Exit one, Exit other) {
    return one.code() > other.code() ? one : other;
  }

  private static String problems(Session session, Document document, List<Problem> problems) {
    return session.surroundings().outIsTerminal() && !problems.isEmpty()
        ? ProblemText.of(problems, session.paint(), document, session.surroundings().columns())
        : ProblemText.of(problems, session.paint());
  }

  private static String summary(Paint paint, String name, SiteReading reading) {
    String start = Plain.line(name) + ": ";
    String counted = ProblemText.count(reading.problems());
    return switch (reading) {
      case SiteReading.Refused refused -> paint.bold(start) + paint.red(counted) + "\n";
      case SiteReading.Read read ->
          paint.bold(start)
              + paint.green("ok")
              + (counted.isEmpty() ? "" : ", " + paint.yellow(counted))
              + ": "
              + contents(read.site())
              + "\n";
    };
  }

  /** What a site has, as in {@code 4 hosts, 12 guests in 2 sets}. */
  static String contents(Site site) {
    return Words.count(site.hosts().size(), "host")
        + ", "
        + Words.count(site.guests().size(), "guest")
        + " in "
        + Words.count(site.sets().size(), "set");
  }

  private static Map<String, Object> fields(String name, SiteReading reading) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("file", name);
    fields.put("ok", reading instanceof SiteReading.Read);
    fields.put("errors", ProblemText.count(reading.problems(), Severity.ERROR));
    fields.put("warnings", ProblemText.count(reading.problems(), Severity.WARNING));
    if (reading instanceof SiteReading.Read read) {
      fields.put("hosts", read.site().hosts().size());
      fields.put("guests", read.site().guests().size());
      fields.put("sets", read.site().sets().size());
    }
    return fields;
  }
}
