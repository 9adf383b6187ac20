package org.xsm.xsmd.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code up}: a decision, the daemon runs until it is stopped. */
@Command(
    name = "up",
    header = "runs the daemon, until Ctrl-C or a signal stops it",
    description = {
      "Runs xsmd for this host in the foreground. With --init it founds a site first, with --join it"
          + " joins one first, unless this machine is a host already: so the same command starts it"
          + " the first time and every other time."
    })
final class UpVerb implements HomeVerb {
  @Option(
      names = "--join",
      paramLabel = "TOKEN[@ADDRESS:PORT]",
      description =
          "Join with this token first, through that host or whoever is found on the local link;"
              + " - reads it from standard input.")
  private String join = "";

  @Option(names = "--init", description = "Found a site first, as xsm init does.")
  private boolean init;

  @Mixin private MachineOptions machine = new MachineOptions();

  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm up", "runs the daemon of this machine")
        .example("xsm up --home /tmp/h1 --name h1 --init", "founds a site and runs its first host")
        .example(
            "xsm up --home /tmp/h2 --name h2 --port 7790 --join TOKEN@127.0.0.1:7780",
            "joins and runs the second")
        .end(Exit.OK, "it was stopped")
        .end(Exit.FAILED, "it could not start")
        .end(Exit.USAGE)
        .end(
            Exit.REFUSED,
            "another daemon has this home, the token is refused, or this user may not")
        .end(Exit.NO_DAEMON, "no host of the site to be joined answers")
        .field(
            "(one line of JSON when it answers)",
            "{site, host, address, port, process, places, recoveryKey}");
  }

  @Override
  public Answer answer(Session session) {
    if (init && !join.isEmpty()) {
      throw new Failure(Exit.USAGE, "--init founds a site and --join joins one; give one of them");
    }
    boolean first = init || !join.isEmpty();
    Programs.Machine host = first ? machine.named(session) : machine.machine(session);
    session
        .programs()
        .up(order(session, host), started -> session.terminal().print(text(session, started)));
    return Answer.PRINTED;
  }

  private Programs.UpOrder order(Session session, Programs.Machine host) {
    if (join.isEmpty()) {
      return new Programs.UpOrder(host, "", List.of(), init);
    }
    String words = JoinWords.token(session, join);
    int at = words.lastIndexOf('@');
    return at < 0
        ? new Programs.UpOrder(host, words, List.of(), false)
        : new Programs.UpOrder(
            host, words.substring(0, at), List.of(words.substring(at + 1)), false);
  }

  private static String text(Session session, Programs.Started started) {
    if (session.json()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("site", started.site());
      line.put("host", started.host());
      line.put("address", started.address());
      line.put("port", started.port());
      line.put("process", started.process());
      line.put("places", MachineText.json(started.places()));
      if (!started.recoveryKey().isEmpty()) {
        line.put("recoveryKey", started.recoveryKey());
      }
      return JsonText.line(line);
    }
    var text = new StringBuilder();
    text.append("xsmd of host ")
        .append(session.paint().bold(Plain.line(started.host())))
        .append(" in site ")
        .append(Plain.line(started.site()))
        .append(" answers at ")
        .append(Plain.line(started.address()))
        .append(':')
        .append(started.port())
        .append('\n');
    MachineText.places(started.places()).forEach(line -> text.append(line).append('\n'));
    text.append(MachineText.recoveryKey(started.recoveryKey(), session.paint()));
    return text.append("see it: ").append(session.home().command("status")).append('\n').toString();
  }
}
