package org.xsm.xsmd.cli;

import picocli.CommandLine.Option;

/** How a machine is called and reached, as a host: a value. */
final class MachineOptions {
  private static final int HIGHEST = 65_533;

  @Option(names = "--name", paramLabel = "HOST", description = "What this machine is called.")
  private String name = "";

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      description =
          "Where the other hosts reach this one. Default: the address that leads to them.")
  private String address = "";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The first of three ports that the daemon uses. Default: 7780.")
  private int port;

  /** What was said. */
  Programs.Machine machine(Session session) {
    if (port < 0 || port > HIGHEST) {
      throw new Failure(
          Exit.USAGE, "--port=" + port + " leaves no room for three ports; write 1 to " + HIGHEST);
    }
    return new Programs.Machine(session.home().directory(), name, address, port);
  }

  /** The same where a name is needed. */
  Programs.Machine named(Session session) {
    if (name.isEmpty()) {
      throw new Failure(Exit.USAGE, "say what this machine is called, with --name HOST");
    }
    return machine(session);
  }
}
