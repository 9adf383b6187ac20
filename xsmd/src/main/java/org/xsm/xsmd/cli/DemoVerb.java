package org.xsm.xsmd.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Site;
import org.xsm.schema.diff.Diff;
import org.xsm.schema.read.SiteReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code demo}: a decision, a first look at what the command does. */
@Command(
    name = "demo",
    header = "gives a short tour, or runs a site of several hosts for trials",
    description = {
      "Validates examples/site.xml, prints its difference from a site with nothing in it, and says"
          + " which commands to try next. It changes nothing.",
      "With --hosts it runs a site of so many simulated hosts on this machine, each with a daemon and a"
          + " home of its own, and shows them all until Ctrl-C."
    })
final class DemoVerb implements Verb {
  private static final int MOST = 30;
  private static final String NEXT =
      """
        edit examples/site.xml, break it, and check it again:
            xsm validate examples/site.xml
        see what an edit means:
            xsm diff examples/site.xml my-edit.xml
        make a site of your own:
            xsm generate --hosts 3 --guests-per-host 4 -o site.xml
        let your editor help:
            xsm schema -o site.xsd
      """;

  @Option(
      names = "--hosts",
      paramLabel = "N",
      description = "Run a site of N hosts, instead of the tour.")
  private @Nullable Integer hosts;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = "With --hosts: where their homes are. Default: a new one in TMPDIR.")
  private @Nullable Path directory;

  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm demo", "gives the tour")
        .example("xsm demo --hosts 3", "runs three hosts and shows them")
        .end(Exit.OK)
        .end(Exit.FAILED, "with --hosts: they could not be started")
        .end(Exit.USAGE, "the example is not there, or was edited and has errors")
        .field("file", "the example")
        .field("hosts, guests, sets", "how many it has");
  }

  @Override
  public Answer answer(Session session) {
    return hosts == null ? tour(session) : run(session, hosts);
  }

  private Answer run(Session session, int number) {
    if (number < 1 || number > MOST) {
      throw new Failure(Exit.USAGE, "--hosts=" + number + " is not 1 to " + MOST);
    }
    Path place = directory == null ? fresh(session) : session.place(directory);
    try (Programs.Rehearsed daemons =
        session
            .programs()
            .demo(
                new Programs.DemoOrder(place, number),
                step -> session.terminal().say("  " + step + "\n"))) {
      new LiveDemo(session, daemons.homes()).run();
    }
    return Answer.PRINTED;
  }

  private static Path fresh(Session session) {
    Path place = session.place(DraftFile.temporary(session));
    try {
      return Files.createTempDirectory(place, "xsm-demo-");
    } catch (IOException e) {
      throw new Failure(Exit.USAGE, "cannot make a directory in " + place, e);
    }
  }

  private static Answer tour(Session session) {
    Path file = example(session.surroundings());
    SiteReading.Read read = SiteFile.read(session, file);
    Site site = read.site();
    Paint paint = session.paint();
    String changes =
        new DiffText(Diff.between(DiffVerb.nothing(site), site), paint)
            .toString()
            .indent(2)
            .replace("\n  \n", "\n\n");
    String text =
        paint.bold("$ xsm validate examples/site.xml")
            + "\n  site.xml: "
            + paint.green("ok")
            + ": "
            + ValidateVerb.contents(site)
            + "\n\n"
            + paint.bold("$ xsm diff --empty examples/site.xml")
            + "\n"
            + changes
            + "\n"
            + paint.bold("What to try next")
            + "\n"
            + NEXT;
    return Answer.results(Exit.OK, text)
        .with(read.problems())
        .with("file", file.toString())
        .with("hosts", site.hosts().size())
        .with("guests", site.guests().size())
        .with("sets", site.sets().size());
  }

  private static Path example(Surroundings surroundings) {
    Path root = surroundings.root() == null ? surroundings.directory() : surroundings.root();
    Path file = root.resolve("examples").resolve("site.xml");
    if (!Files.exists(file)) {
      throw new Failure(
          Exit.USAGE,
          "the tour needs examples/site.xml, which is not in " + root + "; bring it back");
    }
    return file;
  }
}
