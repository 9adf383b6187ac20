package org.xsm.xsmd.cli;

import static org.xsm.xsmd.cli.TextTable.cell;

import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code audit}: a decision, what was done and tried on this host. */
@Command(
    name = "audit",
    header = "shows who did and tried what on this host",
    description = {
      "Shows the newest lines of this host's audit trail, the newest first. Each line carries the"
          + " hash of the one before it; xsm audit verify checks them all."
    },
    subcommands = AuditVerifyVerb.class)
final class AuditVerb implements HomeVerb {
  @Option(
      names = {"-n", "--number"},
      paramLabel = "N",
      description = "How many. Default: ${DEFAULT-VALUE}.",
      defaultValue = "20")
  private int number;

  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm audit", "shows the newest lines")
        .example("xsm audit -n 100 --json", "prints a hundred for a program")
        .end(Exit.OK)
        .end(Exit.USAGE)
        .end(Exit.REFUSED, "you may not")
        .end(Exit.TIME_OUT)
        .end(Exit.NO_DAEMON)
        .field("lines", "a list of {number, time, who, what, about, result, hash}");
  }

  @Override
  public Answer answer(Session session) {
    if (number < 1) {
      throw new Failure(Exit.USAGE, "--number=" + number + " is none; write 1 or more");
    }
    List<Fields> lines =
        session.daemon().get(Query.of("/audit").with("limit", number)).objects("lines");
    ZoneId zone = session.surroundings().clock().getZone();
    var table = new TextTable();
    lines.forEach(
        line ->
            table.row(
                List.of(
                    cell(line.text("number"), session.paint()::yellow),
                    cell(RevisionLine.time(line, zone)),
                    cell(line.text("who"), session.paint()::cyan),
                    cell(line.text("what")),
                    cell(line.text("about")),
                    cell(line.text("result")))));
    return Answer.results(Exit.OK, lines.isEmpty() ? "" : String.join("\n", table.lines()) + "\n")
        .with("lines", lines.stream().map(Fields::all).toList());
  }
}
