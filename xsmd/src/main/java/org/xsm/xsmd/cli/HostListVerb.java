package org.xsm.xsmd.cli;

import java.util.List;
import picocli.CommandLine.Command;

/** The verb {@code host list}: a decision, the hosts of the site. */
@Command(
    name = "list",
    header = "lists the hosts of the site",
    description = {
      "Shows each host with its address, whether it is in reach and since when, and how far it is;"
          + " behind a number stands how far that is behind the others."
    })
final class HostListVerb implements HomeVerb {
  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm host list", "lists them")
        .end(Exit.OK)
        .end(Exit.USAGE)
        .end(Exit.REFUSED, "this user may not")
        .end(Exit.TIME_OUT)
        .end(Exit.NO_DAEMON)
        .field("hosts", "a list, as members of xsm status --json");
  }

  @Override
  public Answer answer(Session session) {
    List<Fields> hosts = session.daemon().get(Query.of("/hosts")).objects("hosts");
    var table =
        new MemberTable(hosts, "", session.paint(), session.surroundings().clock().instant());
    return Answer.results(Exit.OK, String.join("\n", table.lines()) + "\n")
        .with("hosts", hosts.stream().map(Fields::all).toList());
  }
}
