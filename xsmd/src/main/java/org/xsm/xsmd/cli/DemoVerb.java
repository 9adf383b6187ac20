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

/** The verb {@code demo}: a decision, a first look at what a site is. */
@Command(
    name = "demo",
    header = "runs a site of several hosts on this machine, for trials",
    description = {
      "Starts a daemon for each host, on loopback, with a home of its own: the first founds a site, the"
          + " others join it. Then it shows them all until Ctrl-C. Edit the site file of any, stop one,"
          + " ask one with xsm --home DIR status, and see what the others do.",
      "It needs no root. At the end the daemons are stopped, and what they kept is removed unless"
          + " --directory says where it is to stay; started there again, the same site goes on."
    })
final class DemoVerb implements Verb {
  private static final int USUAL = 3;
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

  @Option(names = "--hosts", paramLabel = "N", description = "How many hosts, 1 to 30. Default: 3.")
  private int hosts = USUAL;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description =
          "Where their homes are, and stay. Default: a new one in TMPDIR, which is removed at the"
              + " end.")
  private @Nullable Path directory;

  @Option(
      names = "--tour",
      description =
          "Start nothing: check examples/site.xml, show its difference from a site with nothing in"
              + " it, and say what to try next.")
  private boolean tour;

  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm demo", "runs three hosts and shows them")
        .example(
            "xsm demo --hosts 5 --directory /tmp/five", "runs five, and keeps what they stored")
        .example("xsm demo --tour", "shows what a site file says")
        .end(Exit.OK)
        .end(Exit.FAILED, "the daemons could not be started")
        .end(
            Exit.USAGE,
            "the command line is wrong; with --tour: the example is not there, or has errors")
        .field("(one line of JSON for each change)", "{daemon, status}")
        .field("with --tour: file", "the example")
        .field("with --tour: hosts, guests, sets", "how many it has");
  }

  @Override
  public Answer answer(Session session) {
    return tour ? tour(session) : run(session);
  }

  private Answer run(Session session) {
    if (hosts < 1 || hosts > MOST) {
      throw new Failure(Exit.USAGE, "--hosts=" + hosts + " is not 1 to " + MOST);
    }
    boolean fleeting = directory == null;
    Path place = directory == null ? fresh(session) : session.place(directory);
    try (Programs.Rehearsed daemons =
        session
            .programs()
            .demo(
                new Programs.DemoOrder(place, hosts, fleeting),
                step -> session.terminal().say(step + "\n"))) {
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
