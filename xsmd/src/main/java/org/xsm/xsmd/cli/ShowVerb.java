package org.xsm.xsmd.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verb {@code show}: a decision, the text of a revision. */
@Command(
    name = "show",
    header = "prints the site file as the site has it",
    description = {
      "Prints the text of a revision, to the byte. Its number goes to standard error, for"
          + " xsm apply --base N."
    })
final class ShowVerb implements HomeVerb {
  @Parameters(
      arity = "0..1",
      paramLabel = "REVISION",
      description = "Its number. Default: the head, as this host has it.")
  private @Nullable Long revision;

  @Mixin private OutputOptions output = new OutputOptions();

  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm show", "prints the head")
        .example("xsm show 7 -o old.xml", "writes revision 7 to a file")
        .end(Exit.OK)
        .end(Exit.FAILED, "there is no such revision")
        .end(Exit.USAGE)
        .end(Exit.REFUSED, "this user may not")
        .end(Exit.TIME_OUT)
        .end(Exit.NO_DAEMON)
        .field("number", "the revision's number")
        .field("text", "the site file")
        .field("file", "the file, instead of text, if it was written to one");
  }

  @Override
  public Answer answer(Session session) {
    Daemon daemon = session.daemon();
    RevisionText text = revision == null ? daemon.siteHere() : daemon.site(revision);
    String what = "revision " + text.number();
    return output
        .put(session, text.bytes(), text.document().text(), what)
        .withNotes(output.isGiven() ? "" : what + "\n")
        .with("number", text.number());
  }
}
