package org.xsm.xsmd.cli;

import picocli.CommandLine.Command;

/** The verb {@code audit verify}: a decision, whether the audit trail is as it was written. */
@Command(
    name = "verify",
    header = "checks that nobody changed the audit trail",
    description = {
      "Reads the whole trail and holds each line against the hash in the next. Compare the last hash"
          + " with one that you wrote down elsewhere: whoever can write the file can write all of it."
    })
final class AuditVerifyVerb implements HomeVerb {
  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm audit verify", "checks it")
        .end(Exit.OK, "every line is as it was written")
        .end(Exit.FAILED, "a line was changed, added or taken out")
        .end(Exit.USAGE)
        .end(Exit.REFUSED, "you may not")
        .end(Exit.TIME_OUT)
        .end(Exit.NO_DAEMON)
        .field("lines, last, problem", "how many, the last hash, and what is wrong if anything");
  }

  @Override
  public Answer answer(Session session) {
    Fields verdict = session.daemon().get(Query.of("/audit").to("verify"));
    String problem = verdict.text("problem");
    String found =
        Words.count(verdict.number("lines"), "line")
            + ", the last hash is "
            + Plain.line(verdict.text("last"));
    if (problem.isEmpty()) {
      return Answer.results(Exit.OK, "the audit trail is as it was written: " + found + "\n")
          .with(verdict);
    }
    String sentence = "the audit trail is not as it was written: " + problem;
    return Answer.results(Exit.FAILED, found + "\n")
        .withNotes("xsm: " + Plain.line(sentence) + "\n")
        .with(verdict)
        .with("error", sentence);
  }
}
