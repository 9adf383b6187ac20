package org.xsm.xsmd.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code join}: a decision, this machine becomes a host of a site. */
@Command(
    name = "join",
    header = "makes this machine a host of a site, with a token",
    description = {
      "Shows a token, as xsm token create prints it on any host, to the site and gets a certificate"
          + " for this machine. It starts nothing: xsm up does.",
      "Without an ADDRESS the site is looked for on the local link (by multicast DNS)."
    })
final class JoinVerb implements HomeVerb {
  @Parameters(
      arity = "0..*",
      paramLabel = "TOKEN ADDRESS",
      description =
          "The token, unless --token gives it, and hosts of the site as ADDRESS or ADDRESS:PORT."
              + " A token - is read from standard input, so that no list of processes shows it.")
  private List<String> words = List.of();

  @Option(names = "--token", paramLabel = "TOKEN", description = "The token.")
  private String token = "";

  @Option(names = "--dry-run", description = "Ask what would be done, and do nothing.")
  private boolean dryRun;

  @Mixin private MachineOptions machine = new MachineOptions();

  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm join TOKEN 192.168.5.101 --name h2", "joins through that host")
        .example("xsm join TOKEN --name h2", "looks for the site on the local link")
        .example("xsm join - 192.168.5.101:7780 --name h2 <token", "reads the token from a file")
        .end(Exit.OK)
        .end(Exit.FAILED, "it could not be done")
        .end(Exit.USAGE)
        .end(Exit.NO_MAJORITY)
        .end(Exit.REFUSED, "the token is unknown, used, too old or for another host")
        .end(Exit.TIME_OUT)
        .end(Exit.NO_DAEMON, "no host of the site answers")
        .field("siteId, site, host, address, port", "what it is a host of now, and as what")
        .field("through", "the host that let it in")
        .field("revision", "the head of the site")
        .field("places", "an object: where things are")
        .field("steps", "what was done, or would be, in lines");
  }

  @Override
  public Answer answer(Session session) {
    var rest = new ArrayList<>(words);
    String shown = token;
    if (shown.isEmpty()) {
      if (rest.isEmpty()) {
        throw new Failure(Exit.USAGE, "TOKEN is missing; xsm token create makes one on any host");
      }
      shown = rest.removeFirst();
    }
    Programs.Machine host = machine.named(session);
    Programs.Joined joined =
        session
            .programs()
            .join(new Programs.JoinOrder(host, JoinWords.token(session, shown), rest, dryRun));
    Answer answer =
        dryRun
            ? Answer.results(Exit.OK, MachineText.steps(joined.steps()))
                .withNotes("nothing is done (--dry-run)\n")
            : Answer.results(Exit.OK, text(joined, session.paint()))
                .withNotes("next: " + session.home().command("up") + "\n");
    return answer
        .with("siteId", joined.siteId())
        .with("site", joined.site())
        .with("host", joined.host())
        .with("address", joined.address())
        .with("port", joined.port())
        .with("through", joined.through())
        .with("revision", joined.revision())
        .with("places", MachineText.json(joined.places()))
        .with("steps", joined.steps());
  }

  private static String text(Programs.Joined joined, Paint paint) {
    var text = new StringBuilder();
    text.append("joined site ").append(paint.bold(Plain.line(joined.site()))).append('\n');
    text.append(MachineText.item("site id", joined.siteId())).append('\n');
    text.append(
            MachineText.item(
                "this host", joined.host() + " at " + joined.address() + ":" + joined.port()))
        .append('\n');
    text.append(MachineText.item("through", joined.through())).append('\n');
    if (joined.revision() > 0) {
      text.append(MachineText.item("revision", String.valueOf(joined.revision()))).append('\n');
    }
    MachineText.places(joined.places()).forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
