package org.xsm.xsmd.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.xsm.xsmd.cli.Programs;
import org.xsm.xsmd.cli.Surroundings;
import org.xsm.xsmd.cli.XsmCommand;

/**
 * A program for the build: runs the commands that a file lists, one a line, and shows nothing of
 * them, so that the JVM can record what a typical command loads.
 */
public final class Rehearsal {
  private Rehearsal() {}

  public static void main(String[] args) throws IOException {
    Path directory = Path.of("").toAbsolutePath();
    var nowhere =
        new Surroundings(
            new ByteArrayInputStream(new byte[0]),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            false,
            Terminals.isTerminal(1),
            Terminals.isTerminal(2),
            directory,
            directory,
            Clock.systemUTC(),
            Map.of());
    Files.readAllLines(Path.of(args[0])).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(
            line ->
                System.out.println(
                    XsmCommand.run(nowhere, Programs.none(), line.split(" +")) + " " + line));
  }
}
