package org.xsm.xsmd.cli;

/** How a token is given: a decision. */
final class JoinWords {
  private JoinWords() {}

  /** The token itself; {@code -} is read from standard input. */
  static String token(Session session, String given) {
    String token = given.equals("-") ? session.terminal().line().orElse("") : given;
    if (token.isBlank()) {
      throw new Failure(Exit.USAGE, "the token is empty; xsm token create makes one on any host");
    }
    return token.strip();
  }
}
