package org.xsm.xsmd.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root command {@code xsm}: a decision, which command the words mean. */
@Command(
    name = "xsm",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Runs a site of virtual machines that one XML file describes.")
public final class XsmCommand implements Runnable {
  @Spec private CommandSpec spec;

  private XsmCommand() {}

  /** Runs the command that {@code args} name and returns its exit code. */
  public static int run(String... args) {
    return new CommandLine(new XsmCommand()).execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given; xsm --help lists them");
  }
}
