package org.xsm.xsmd.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.xsm.xsmd.cli.XsmCommand;

/**
 * A program for the build: runs the commands that a file lists, one a line, and shows nothing of
 * them, so that the JVM can record what a typical command loads.
 */
public final class Rehearsal {
  private Rehearsal() {}

  public static void main(String[] args) throws IOException {
    var commands = Files.readAllLines(Path.of(args[0]));
    var stdout = System.out;
    var stderr = System.err;
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    System.setOut(nowhere);
    System.setErr(nowhere);
    try {
      commands.stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> stdout.println(XsmCommand.run(line.split(" +")) + " " + line));
    } finally {
      System.setOut(stdout);
      System.setErr(stderr);
    }
  }
}
