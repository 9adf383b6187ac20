package org.xsm.xsmd.app;

import org.xsm.xsmd.cli.XsmCommand;

/** The program's start: runs one command and ends the process with its exit code. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(XsmCommand.run(args));
  }
}
