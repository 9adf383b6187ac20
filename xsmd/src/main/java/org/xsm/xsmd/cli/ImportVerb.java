package org.xsm.xsmd.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Problem;
import org.xsm.schema.xen.XlConversion;
import org.xsm.schema.xen.XlConverted;
import org.xsm.schema.xen.XlNetwork;
import org.xsm.schema.xen.XlReader;
import org.xsm.schema.xen.XlReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code import}: a decision, the configs that Xen's configuration files become. */
@Command(
    name = "import",
    header = "turns Xen configuration files into configs",
    description = {
      "Reads configuration files of xl, or of xm before it, and prints each as a config element,"
          + " called after its file: apache_svr.cfg becomes the config apache_svr. What could not be"
          + " carried over, or wants a look, is said with its place.",
      "With -f FILE the configs are added to a site file instead, and the networks that they need."
    })
final class ImportVerb implements Verb {
  @Parameters(
      arity = "1..*",
      paramLabel = "XLFILE",
      description = "Xen configuration files; - is standard input.")
  private List<Path> files = List.of();

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "The site file to add them to; - reads standard input and prints the new text.")
  private @Nullable Path site;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What the config is called, if only one file is read.")
  private @Nullable String name;

  @Option(
      names = "--replace",
      description =
          "With -f: configs of the same names make way, as those that xsm convert leaves to be"
              + " filled.")
  private boolean replace;

  @Option(names = "--dry-run", description = "With -f: show what would change, and write nothing.")
  private boolean dryRun;

  @Override
  public Manual manual() {
    return Manual.EMPTY
        .end(Exit.OK)
        .end(Exit.FAILED, "a file is no configuration of Xen's; nothing is written")
        .end(Exit.USAGE)
        .end(Exit.CONFLICT, "somebody else changed the file meanwhile; nothing is written")
        .end(Exit.REFUSED, "the file would have errors; nothing is written")
        .field("file", "with -f: the site file")
        .field("written", "with -f: whether it was written")
        .field("changes", "with -f: what was changed, as xsm diff --json has it")
        .field("text", "with -f -: the new text")
        .example("xsm import apache_svr.cfg", "prints a config, to be looked at")
        .example("xsm import apache_svr.cfg mysql_svr.cfg -f site.xml", "adds two to a site file")
        .example("xsm import apache_svr.cfg --replace -f site.xml", "fills what xsm convert left")
        .example("xsm import --name web apache_svr.cfg", "calls it web")
        .field("configs", "a list of {name, file, xml, networks, macs, ips}");
  }

  @Override
  public Answer answer(Session session) {
    if (name != null && files.size() > 1) {
      throw new Failure(Exit.USAGE, "--name is for one file; " + files.size() + " are given");
    }
    var problems = new ArrayList<Problem>();
    Map<String, XlConverted> configs = new LinkedHashMap<>();
    boolean failed = false;
    for (Path file : files) {
      Document document = session.documents().read(file);
      switch (XlReader.read(document.name(), document.text())) {
        case XlReading.Refused(var found) -> {
          problems.addAll(found);
          failed = true;
        }
        case XlReading.Understood(var config, var found) -> {
          String called = configName(file);
          XlConverted converted = XlConversion.toConfig(config, called);
          problems.addAll(found);
          problems.addAll(converted.notes());
          if (configs.put(called, converted) != null) {
            throw new Failure(
                Exit.USAGE,
                "two files would become the config " + called + "; import one alone, with --name");
          }
        }
      }
    }
    return failed ? refused(session, problems) : made(session, configs, problems);
  }

  private static Answer refused(Session session, List<Problem> problems) {
    String sentence = "nothing is imported: " + ProblemText.count(problems);
    return Answer.notes(
            Exit.FAILED, ProblemText.of(problems, session.notePaint()) + "xsm: " + sentence + "\n")
        .with(problems)
        .with("error", sentence);
  }

  private Answer made(Session session, Map<String, XlConverted> configs, List<Problem> problems) {
    var networks = new TreeMap<String, XlNetwork>();
    configs.values().stream()
        .flatMap(converted -> converted.networks().stream())
        .forEach(network -> networks.put(network.name(), network));
    Answer answer =
        site == null
            ? Answer.results(Exit.OK, print(configs))
            : add(new FileEdit(session, site, dryRun), configs);
    var all = new ArrayList<>(problems);
    all.addAll(answer.problems());
    return answer
        .withNotes(ProblemText.of(problems, session.notePaint()))
        .withNotes(site == null ? needed(networks) : "")
        .with(all)
        .with("configs", configs.entrySet().stream().map(ImportVerb::fields).toList());
  }

  private Answer add(FileEdit file, Map<String, XlConverted> configs) {
    return file.finish(new ConfigInsertion(file.open(), replace).add(configs));
  }

  private static String print(Map<String, XlConverted> configs) {
    var text = new StringBuilder();
    configs.values().forEach(converted -> text.append(converted.xml().strip()).append('\n'));
    return text.toString();
  }

  /** What the site must have beside the configs. */
  private static String needed(Map<String, XlNetwork> networks) {
    var text = new StringBuilder();
    for (XlNetwork network : networks.values()) {
      text.append("needs <network name=\"").append(network.name());
      text.append("\" bridge=\"").append(network.bridge()).append("\"/> in the site's networks\n");
    }
    return text.toString();
  }

  private static Map<String, Object> fields(Map.Entry<String, XlConverted> config) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", config.getKey());
    fields.put("xml", config.getValue().xml());
    fields.put("networks", config.getValue().networks().stream().map(XlNetwork::name).toList());
    fields.put("macs", config.getValue().guest().macs());
    fields.put("ips", config.getValue().guest().ips());
    return fields;
  }

  /** A name as a site file takes it, from the name of a file. */
  private String configName(Path file) {
    if (name != null) {
      return name;
    }
    String bare =
        String.valueOf(file.getFileName()).replaceFirst("(?i)\\.(cfg|conf|xl|xm|hvm)$", "");
    String plain = bare.replaceAll("[^A-Za-z0-9_.-]+", "_").replaceAll("^[.-]+|[.-]+$", "");
    if (plain.isEmpty()) {
      throw new Failure(Exit.USAGE, "say what the config of " + file + " is called, with --name");
    }
    return plain.length() > 64 ? plain.substring(0, 64).replaceAll("[.-]+$", "") : plain;
  }
}
