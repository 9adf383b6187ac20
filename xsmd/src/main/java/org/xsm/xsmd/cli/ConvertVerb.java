package org.xsm.xsmd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Problem;
import org.xsm.schema.legacy.LegacyConversion;
import org.xsm.schema.legacy.LegacyOptions;
import org.xsm.schema.legacy.LegacyResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code convert}: a decision, the site file that a file of the old XSM becomes. */
@Command(
    name = "convert",
    header = "turns a file of the old XSM into a site file",
    description = {
      "Reads a file as the paper on XSM shows it (XSMConfig, Set, VM, DOM0 and so on) and prints the"
          + " site file that says the same; what wants a look is said with its place. Hosts get"
          + " their names from the order of their addresses.",
      "Its configs are left to be filled from the Xen configuration files of the same names:"
          + " xsm import --replace does that."
    })
final class ConvertVerb implements Verb {
  @Parameters(paramLabel = "FILE", description = "A file of the old XSM; - is standard input.")
  private Path file = Path.of("");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What the site is called. Default: the name of the file.")
  private @Nullable String name;

  @Option(
      names = "--bridge",
      paramLabel = "BRIDGE",
      description = "The bridge of the hosts that guests plug into. Default: xenbr0.")
  private String bridge = LegacyOptions.XENS_BRIDGE;

  @Option(
      names = "--in-place",
      description =
          "Write the site file over FILE, and keep the original beside it as FILE.legacy.")
  private boolean inPlace;

  @Mixin private OutputOptions output = new OutputOptions();

  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm convert xsmconfig.xml", "prints the site file")
        .example("xsm convert xsmconfig.xml --name porto-alegre -o site.xml", "writes it")
        .example(
            "xsm convert --in-place xsmconfig.xml", "the original stays as xsmconfig.xml.legacy")
        .end(Exit.OK)
        .end(Exit.FAILED, "the old file has errors")
        .end(Exit.USAGE)
        .field("text", "the site file")
        .field("file", "the file, instead of text, if it was written to one")
        .field("original", "with --in-place: the file that keeps the original");
  }

  @Override
  public Answer answer(Session session) {
    if (inPlace && (output.isGiven() || file.equals(Path.of("-")))) {
      throw new Failure(Exit.USAGE, "--in-place writes FILE itself; give it no -o, and a file");
    }
    Document document = session.documents().read(file);
    return switch (LegacyConversion.convert(document.name(), document.bytes(), options())) {
      case LegacyResult.Refused(var problems) -> refused(session, document, problems);
      case LegacyResult.Converted(var text, var notes) ->
          written(session, document, text)
              .withNotes(ProblemText.of(notes, session.notePaint()))
              .with(notes);
    };
  }

  private Answer written(Session session, Document document, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    if (!inPlace) {
      return output.put(session, bytes, text, "the site file");
    }
    Path original = file.resolveSibling(file.getFileName() + ".legacy");
    keep(session, document, original);
    AtomicFile.replace(file, session.place(file), document.bytes(), bytes);
    return Answer.notes(
            Exit.OK, "wrote the site file to " + file + "; the original is in " + original + "\n")
        .with("file", file.toString())
        .with("original", original.toString());
  }

  private void keep(Session session, Document document, Path original) {
    Path place = session.place(original);
    try {
      if (Files.exists(place) && !Arrays.equals(Files.readAllBytes(place), document.bytes())) {
        throw new Failure(
            Exit.USAGE,
            original + " is there already and holds something else; move it away first");
      }
    } catch (IOException e) {
      throw new Failure(Exit.USAGE, "cannot read " + original + ", which is in the way", e);
    }
    AtomicFile.writeLike(original, place, session.place(file), document.bytes());
  }

  private static Answer refused(Session session, Document document, List<Problem> problems) {
    String sentence = "cannot convert " + document.name() + ": " + ProblemText.count(problems);
    return Answer.notes(
            Exit.FAILED, ProblemText.of(problems, session.notePaint()) + "xsm: " + sentence + "\n")
        .with(problems)
        .with("error", sentence);
  }

  private LegacyOptions options() {
    try {
      return new LegacyOptions(name == null ? siteName() : name, bridge);
    } catch (IllegalArgumentException e) {
      throw new Failure(Exit.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  /** The name of the file, as far as a site can be called so. */
  private String siteName() {
    String bare = String.valueOf(file.getFileName()).replaceFirst("\\..*$", "");
    return bare.matches("[A-Za-z0-9_]([A-Za-z0-9_-]{0,62}[A-Za-z0-9_])?") ? bare : "site";
  }
}
