package org.xsm.xsmd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.xsm.schema.Size;
import org.xsm.schema.generate.GuestNaming;
import org.xsm.schema.generate.SiteGenerator;
import org.xsm.schema.generate.SiteOptions;
import org.xsm.schema.xml.XmlLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code generate}: a decision, the text of a new site file. */
@Command(
    name = "generate",
    header = "writes a site file from a few options",
    description = {
      "Prints a site with as many hosts and guests as you say, ready to be edited: hosts h1, h2 and"
          + " so on from address 10.0.0.1 upwards, one config that all guests use, and the guests in"
          + " sets of equal size, each on one host. The same options give the same text."
    })
final class GenerateVerb implements Verb {
  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What the site is called. Default: ${DEFAULT-VALUE}.",
      defaultValue = "my-site")
  private String name = "";

  @Option(
      names = "--hosts",
      paramLabel = "N",
      description = "How many hosts. Default: ${DEFAULT-VALUE}.",
      defaultValue = "3")
  private int hosts;

  @Option(
      names = "--guests-per-host",
      paramLabel = "M",
      description = "How many guests on each. Default: ${DEFAULT-VALUE}.",
      defaultValue = "4")
  private int guestsPerHost;

  @Option(
      names = "--sets",
      paramLabel = "K",
      description = "How many sets they are in. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1")
  private int sets;

  @Option(
      names = "--naming",
      paramLabel = "PATTERN",
      description =
          "What guests are called, with %%d for their number, or %%04d for four digits of it."
              + " Default: vm%%d.")
  private String naming = "vm%d";

  @Option(
      names = "--config",
      paramLabel = "NAME",
      description = "What their config is called. Default: ${DEFAULT-VALUE}.",
      defaultValue = "base")
  private String config = "";

  @Option(
      names = "--racks",
      paramLabel = "R",
      description = "How many racks the hosts stand in, as the label rack. Default: none.",
      defaultValue = "0")
  private int racks;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = "The memory of a guest. Default: ${DEFAULT-VALUE}.",
      defaultValue = "512MiB")
  private String memory = "";

  @Option(
      names = "--vcpus",
      paramLabel = "N",
      description = "Its virtual processors. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1")
  private int vcpus;

  @Option(
      names = "--bridge",
      paramLabel = "BRIDGE",
      description = "The bridge of the hosts that guests plug into. Default: ${DEFAULT-VALUE}.",
      defaultValue = "br0")
  private String bridge = "";

  @Mixin private OutputOptions output = new OutputOptions();

  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm generate -o site.xml", "writes a first site, to be edited")
        .example(
            "xsm generate --hosts 100 --guests-per-host 10 --sets 10 --naming vm%04d",
            "prints a large one")
        .example("xsm generate --hosts 2 | xsm validate -", "makes one and checks it")
        .end(Exit.OK)
        .end(Exit.USAGE)
        .field("hosts, guests, sets", "how many each")
        .field("text", "the site file")
        .field("file", "the file, instead of text, if it was written to one");
  }

  @Override
  public Answer answer(Session session) {
    SiteOptions options = options();
    String text = SiteGenerator.text(options);
    byte[] bytes = text.getBytes(UTF_8);
    if (bytes.length > XmlLimits.DEFAULT.bytes()) {
      throw new Failure(
          Exit.USAGE,
          "such a site would be "
              + bytes.length
              + " bytes, more than the "
              + XmlLimits.DEFAULT.bytes()
              + " that a site file may have; ask for fewer guests");
    }
    String what =
        "a site of "
            + Words.count(hosts, "host")
            + " and "
            + Words.count(options.guests(), "guest");
    return output
        .put(session, bytes, text, what)
        .with("hosts", hosts)
        .with("guests", options.guests())
        .with("sets", sets);
  }

  private SiteOptions options() {
    try {
      return new SiteOptions(
          name,
          hosts,
          guestsPerHost,
          sets,
          GuestNaming.parse(naming),
          config,
          racks,
          size(),
          vcpus,
          bridge);
    } catch (IllegalArgumentException e) {
      throw new Failure(Exit.USAGE, e.getMessage() + "; xsm generate --help says more", e);
    }
  }

  private Size size() {
    try {
      return Size.parse(memory);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--memory=\"" + memory + "\" " + e.getMessage(), e);
    }
  }
}
