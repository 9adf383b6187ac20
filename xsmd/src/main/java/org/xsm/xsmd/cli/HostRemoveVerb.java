package org.xsm.xsmd.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.edit.Edit;
import org.xsm.schema.edit.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code host remove}: a decision, which hosts leave the site or a site file. */
@Command(
    name = "remove",
    header = "removes hosts from the site, or from a site file",
    description = {
      "Removes a host: its vote, its certificate and its place in the site file. It is refused while"
          + " the host has guests: migrate them first. Of a host that is gone for good say --dead;"
          + " be sure that it is off, for its guests may then be started elsewhere.",
      "With -f FILE hosts, and the comments that belong to them, are removed from a site file, if no"
          + " guest names one of them."
    })
final class HostRemoveVerb implements HomeVerb {
  @Parameters(arity = "1..*", paramLabel = "HOST", description = "Hosts.")
  private List<String> names = List.of();

  @Option(names = "--dead", description = "The host is off and will never come back.")
  private boolean dead;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description =
          "Edit this site file, instead of the site; - reads standard input and prints the new"
              + " text.")
  private @Nullable Path file;

  @Option(names = "--dry-run", description = "Show what would be done, and do nothing.")
  private boolean dryRun;

  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm host remove h9 --dry-run", "shows what that would do")
        .example("xsm host remove h9", "removes it")
        .example("xsm host remove h9 --dead", "removes one that burnt down")
        .example("xsm host remove h9 -f site.xml", "removes it from a site file")
        .end(Exit.OK)
        .end(Exit.FAILED, "there is no such host")
        .end(Exit.USAGE)
        .end(Exit.CONFLICT, "with -f: somebody else changed the file meanwhile")
        .end(Exit.NO_MAJORITY)
        .end(Exit.REFUSED, "it has guests, or you may not")
        .end(Exit.TIME_OUT)
        .end(Exit.NO_DAEMON)
        .field("hosts", "a list of {host, done, steps}; steps are lines")
        .field("file, written, changes, text", "with -f: as xsm guest set --json has them");
  }

  @Override
  public Answer answer(Session session) {
    if (file == null) {
      return ofSite(session);
    }
    if (dead) {
      throw new Failure(Exit.USAGE, "--dead is for hosts of the site; with -f leave it out");
    }
    var fileEdit = new FileEdit(session, file, dryRun);
    return fileEdit.finish(
        fileEdit
            .open()
            .apply(
                names.stream()
                    .map(name -> (Edit) new Edit.Remove(Target.of("host", name)))
                    .toList()));
  }

  private Answer ofSite(Session session) {
    Daemon daemon = session.daemon();
    var text = new StringBuilder();
    var hosts = new ArrayList<Fields>();
    for (String name : names) {
      Fields removal =
          daemon.delete(Query.of("/hosts", name).with("dead", dead).with("dry-run", dryRun));
      removal.texts("steps").forEach(step -> text.append(Plain.line(step)).append('\n'));
      hosts.add(removal.with("host", name));
    }
    return Answer.results(Exit.OK, text.toString())
        .withNotes(dryRun ? "nothing is changed (--dry-run)\n" : "")
        .with("hosts", hosts.stream().map(Fields::all).toList());
  }
}
