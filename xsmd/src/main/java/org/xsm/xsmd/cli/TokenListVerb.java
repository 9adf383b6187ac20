package org.xsm.xsmd.cli;

import static org.xsm.xsmd.cli.TextTable.cell;

import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;

/** The verb {@code token list}: a decision, the tokens that were not used yet. */
@Command(
    name = "list",
    header = "lists the tokens that were not used yet",
    description = "The secrets themselves are not known to the site, and not shown.")
final class TokenListVerb implements HomeVerb {
  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm token list", "lists them")
        .end(Exit.OK)
        .end(Exit.USAGE)
        .end(Exit.REFUSED, "you may not")
        .end(Exit.TIME_OUT)
        .end(Exit.NO_DAEMON)
        .field("tokens", "a list of {id, host, author, created, expires}");
  }

  @Override
  public Answer answer(Session session) {
    List<Fields> tokens = session.daemon().get(Query.of("/tokens")).objects("tokens");
    Instant now = session.surroundings().clock().instant();
    var table = new TextTable().head(session.paint(), "ID", "HOST", "AUTHOR", "EXPIRES");
    tokens.forEach(
        token ->
            table.row(
                List.of(
                    cell(token.text("id")),
                    cell(token.text("host").isEmpty() ? "any" : token.text("host")),
                    cell(token.text("author")),
                    cell(expires(token.text("expires"), now)))));
    Answer answer =
        tokens.isEmpty()
            ? Answer.notes(Exit.OK, "there are no tokens\n")
            : Answer.results(Exit.OK, String.join("\n", table.lines()) + "\n");
    return answer.with("tokens", tokens.stream().map(Fields::all).toList());
  }

  private static String expires(String time, Instant now) {
    return Age.between(time, now)
        .map(age -> Instant.parse(time).isBefore(now) ? age + " ago" : "in " + age)
        .orElse(time);
  }
}
