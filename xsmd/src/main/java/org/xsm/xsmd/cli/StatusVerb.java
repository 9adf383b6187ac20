package org.xsm.xsmd.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code status}: a decision, how the site is, as the host here sees it. */
@Command(
    name = "status",
    header = "shows how the site is: its revision, its hosts and what is wrong",
    description = {
      "Shows the head revision, who leads, whether a majority is there to decide anything (and if"
          + " not, why), each host with how far it is, the state of the site file that is edited on"
          + " this host, and what is not as it should be.",
      "Behind a revision or an index stands how far that host is behind the others."
    })
final class StatusVerb implements HomeVerb {
  @Option(
      names = {"-w", "--watch"},
      description = "Show it again whenever something changes, until Ctrl-C.")
  private boolean watch;

  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm status", "shows the site")
        .example("xsm status --watch", "goes on showing it")
        .example("xsm status --json", "prints all of it for a program")
        .example("xsm --home /tmp/h1 status", "asks the daemon that lives there")
        .end(Exit.OK, "the daemon answered, whatever it says")
        .end(Exit.USAGE)
        .end(Exit.REFUSED, "this user may not")
        .end(Exit.TIME_OUT, "the daemon did not answer in time")
        .end(Exit.NO_DAEMON)
        .field("host, site, siteId, version", "who says so, and of what")
        .field(
            "revision", "the head: {number, id, parent, text, size, author, host, time, message}")
        .field("position", "{epoch, index, hash}")
        .field(
            "leader, quorum, quorumWhy", "who orders changes, whether that is possible, if not why")
        .field(
            "members",
            "a list of {name, address, port, alive, since, voter, leader, position, revision,"
                + " version}")
        .field("degraded", "a list of lines, the worst first")
        .field(
            "workingCopy",
            "{path, state, message}; state is clean, pending, refused, conflict or unreadable")
        .field("with --watch", "one line of JSON for each change: {status}");
  }

  @Override
  public Answer answer(Session session) {
    if (watch) {
      return new Watch(session).run();
    }
    Fields status = session.daemon().get(Query.of("/status"));
    var page = new StatusPage(status, session.paint(), session.surroundings().clock().instant());
    return Answer.results(Exit.OK, String.join("\n", page.lines()) + "\n").with(status);
  }
}
