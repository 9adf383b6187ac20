package org.xsm.xsmd.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The verb {@code token revoke}: a decision, a token that nobody may use any more. */
@Command(
    name = "revoke",
    header = "takes a token back",
    description = "Nobody may use it any more.")
final class TokenRevokeVerb implements HomeVerb {
  @Parameters(paramLabel = "ID", description = "The token's id, as xsm token list shows it.")
  private String id = "";

  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm token revoke 5f3a", "takes it back")
        .end(Exit.OK)
        .end(Exit.FAILED, "there is no such token; it may have been used")
        .end(Exit.USAGE)
        .end(Exit.NO_MAJORITY)
        .end(Exit.REFUSED, "you may not")
        .end(Exit.TIME_OUT)
        .end(Exit.NO_DAEMON)
        .field("id", "the token's id");
  }

  @Override
  public Answer answer(Session session) {
    session.daemon().delete(Query.of("/tokens", id));
    return Answer.notes(Exit.OK, "nobody may use token " + Plain.line(id) + " any more\n")
        .with("id", id);
  }
}
