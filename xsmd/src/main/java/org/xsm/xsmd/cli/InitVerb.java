package org.xsm.xsmd.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code init}: a decision, a new site with this machine as its first host. */
@Command(
    name = "init",
    header = "founds a site, with this machine as its first host",
    description = {
      "Gives the site its identity, its keys and its first revision. It starts nothing: xsm up does."
          + " Other machines come in with xsm token create here and xsm join there.",
      "It prints a recovery key once, to be kept offline."
    })
final class InitVerb implements HomeVerb {
  @Option(
      names = "--site",
      paramLabel = "NAME",
      description = "What the site is called. Default: what FILE says, else my-site.")
  private String site = "";

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "The site file to begin with. Default: one with this host alone.")
  private @Nullable Path file;

  @Option(names = "--dry-run", description = "Show what would be done, and do nothing.")
  private boolean dryRun;

  @Mixin private MachineOptions machine = new MachineOptions();

  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm init --name h1 --site porto-alegre", "founds a site in the system's places")
        .example("xsm init --home /srv/xsm --name h1 --file site.xml", "begins with a file")
        .example("xsm init --name h1 --dry-run", "shows what that would do")
        .end(Exit.OK)
        .end(Exit.FAILED, "it could not be done")
        .end(Exit.USAGE, "the command line is wrong, or the file cannot be read or has errors")
        .end(Exit.REFUSED, "this machine is a host already, or this user may not")
        .field("siteId, site, host, address, port", "what was founded")
        .field("places", "an object: where things are")
        .field("recoveryKey", "the key to be kept offline; not there on a dry run")
        .field("steps", "what was done, or would be, in lines");
  }

  @Override
  public Answer answer(Session session) {
    Programs.Machine host = machine.named(session);
    @Nullable Path first = file == null ? null : checked(session, file);
    Programs.Founded founded =
        session.programs().init(new Programs.InitOrder(host, site, first, dryRun));
    Answer answer =
        dryRun
            ? Answer.results(Exit.OK, MachineText.steps(founded.steps()))
                .withNotes("nothing is done (--dry-run)\n")
            : Answer.results(Exit.OK, text(founded, session.paint()))
                .withNotes("next: " + session.home().command("up") + "\n")
                .with("recoveryKey", founded.recoveryKey());
    return answer
        .with("siteId", founded.siteId())
        .with("site", founded.site())
        .with("host", founded.host())
        .with("address", founded.address())
        .with("port", founded.port())
        .with("places", MachineText.json(founded.places()))
        .with("steps", founded.steps());
  }

  /** A site file without an error, as a place on the disk. */
  private static Path checked(Session session, Path file) {
    if (file.equals(Path.of("-"))) {
      throw new Failure(Exit.USAGE, "--file must be a file, for it is read twice");
    }
    SiteFile.read(session, file);
    return session.place(file);
  }

  private static String text(Programs.Founded founded, Paint paint) {
    var text = new StringBuilder();
    text.append("founded site ").append(paint.bold(Plain.line(founded.site()))).append('\n');
    text.append(MachineText.item("site id", founded.siteId())).append('\n');
    text.append(
            MachineText.item(
                "first host", founded.host() + " at " + founded.address() + ":" + founded.port()))
        .append('\n');
    MachineText.places(founded.places()).forEach(line -> text.append(line).append('\n'));
    return text + MachineText.recoveryKey(founded.recoveryKey(), paint);
  }
}
