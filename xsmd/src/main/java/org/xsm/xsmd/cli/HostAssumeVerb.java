package org.xsm.xsmd.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code host assume}: a decision, a lone voter goes on without hearing the others. */
@Command(
    name = "assume",
    header = "lets a lone voter that has just booted decide though others are silent",
    description = {
      "In a site with one voter, a voter that has just booted decides nothing before it has heard"
          + " from every other host: the site may have been recovered without it. If the others are"
          + " off, and were not recovered, this lets it go on.",
      "It asks for a sentence to be typed, and is kept in the audit trail."
    })
final class HostAssumeVerb implements HomeVerb {
  @Option(
      names = "--alone",
      description = "This host may decide alone; there is nothing else to assume.")
  private boolean alone;

  @Option(
      names = "--confirm",
      paramLabel = "SENTENCE",
      description = "The sentence. Default: it is read from standard input.")
  private @Nullable String confirm;

  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm host assume --alone", "says what has to be typed, and reads it")
        .end(Exit.OK)
        .end(Exit.USAGE)
        .end(Exit.REFUSED, "the sentence is another, or you may not")
        .end(Exit.TIME_OUT)
        .end(Exit.NO_DAEMON)
        .field("ok", "whether it may go on now");
  }

  @Override
  public Answer answer(Session session) {
    if (!alone) {
      throw new Failure(Exit.USAGE, "say what is assumed: --alone");
    }
    Daemon daemon = session.daemon();
    Query query = Query.of("/hosts").to("assume-alone");
    String typed = confirm == null ? typed(session, daemon, query) : confirm;
    Fields done = daemon.post(query, Map.of("confirmation", typed));
    return Answer.results(Exit.OK, "this host decides alone now\n").with(done);
  }

  /** Where the sentence is known only within another, the daemon judges what is typed. */
  private static String asSaid(Session session, String why) {
    String typed = session.terminal().ask(Plain.line(why) + "\n> ").orElse("");
    if (typed.isBlank()) {
      throw new Failure(Exit.REFUSED, "nothing is done: " + why);
    }
    return typed;
  }

  /** Asked without the sentence, the daemon says which one it is. */
  private static String typed(Session session, Daemon daemon, Query query) {
    try {
      daemon.post(query, Map.of("confirmation", ""));
      return "";
    } catch (Declined declined) {
      if (declined.exit() != Exit.USAGE) {
        throw declined;
      }
      String sentence = declined.says().text("confirmation");
      return sentence.isEmpty()
          ? asSaid(session, declined.sentence())
          : Confirmation.of(session, null, sentence);
    }
  }
}
