package org.xsm.xsmd.app;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.xsm.xsmd.cli.Programs;
import org.xsm.xsmd.cli.Surroundings;
import org.xsm.xsmd.cli.XsmCommand;

/** The program's start: runs one command and ends the process with its exit code. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    int code = XsmCommand.run(surroundings(), programs(), args);
    // An exit wakes the JDK's logging first, which is felt at a prompt.
    if (code != 0) {
      System.exit(code);
    }
  }

  private static Programs programs() {
    return new DaemonPrograms(XsmCommand.versionText(), Clock.systemUTC());
  }

  /** Raw streams: a {@code PrintStream} would hide that nobody reads any more. */
  private static Surroundings surroundings() {
    String root = System.getProperty("xsm.root");
    return new Surroundings(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Terminals.isTerminal(0),
        Terminals.isTerminal(1),
        Terminals.isTerminal(2),
        Path.of("").toAbsolutePath(),
        root == null ? null : Path.of(root),
        Clock.system(ZoneId.systemDefault()),
        System.getenv());
  }
}
