package org.xsm.xsmd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Tells git to merge site files by xsm, in one repository and for one user: a decision. Nothing of
 * it is committed.
 */
final class GitDriver {
  private static final int SECONDS = 20;

  private GitDriver() {}

  static Answer install(Session session, List<Path> files) {
    Path attributes =
        session.place(Path.of(git(session, "rev-parse", "--git-path", "info/attributes")));
    git(session, "config", "merge.xsm.name", "site files by what they say");
    git(session, "config", "merge.xsm.driver", program(session) + " merge --driver %O %A %B %L %P");
    var lines = new ArrayList<String>();
    for (Path file : files.isEmpty() ? List.of(Path.of("site.xml")) : files) {
      lines.add(file + " merge=xsm");
    }
    add(attributes, lines);
    return Answer.notes(
            Exit.OK,
            "git merges " + String.join(", ", names(lines)) + " by xsm now, in this repository\n")
        .with("file", attributes.toString());
  }

  private static List<String> names(List<String> lines) {
    return lines.stream().map(line -> line.replace(" merge=xsm", "")).toList();
  }

  /** The launcher, if we know where it is, so that git finds it as well. */
  private static String program(Session session) {
    Path root = session.surroundings().root();
    if (root == null || !Files.isExecutable(root.resolve("xsm"))) {
      return "xsm";
    }
    return "'" + root.resolve("xsm").toString().replace("'", "'\\''") + "'";
  }

  private static void add(Path attributes, List<String> lines) {
    try {
      Files.createDirectories(attributes.toAbsolutePath().getParent());
      var all = new ArrayList<String>();
      if (Files.exists(attributes)) {
        all.addAll(Files.readAllLines(attributes, UTF_8));
      }
      lines.stream().filter(line -> !all.contains(line)).forEach(all::add);
      AtomicFile.write(attributes, attributes, (String.join("\n", all) + "\n").getBytes(UTF_8));
    } catch (IOException e) {
      throw new Failure(Exit.USAGE, "cannot write " + attributes + ": " + e.getMessage(), e);
    }
  }

  private static String git(Session session, String... words) {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    try {
      Process git =
          new ProcessBuilder(command)
              .directory(session.surroundings().directory().toFile())
              .redirectErrorStream(true)
              .start();
      git.getOutputStream().close();
      String said = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
      if (git.waitFor(SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0) {
        return said;
      }
      String first = said.lines().findFirst().orElse("it did not end").replaceFirst("^fatal: ", "");
      throw new Failure(
          Exit.FAILED, "cannot tell git: " + first + "; go into a repository, and try again");
    } catch (IOException e) {
      throw new Failure(Exit.FAILED, "cannot start git; install it, and try again", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(Exit.FAILED, "interrupted while git was asked", e);
    }
  }
}
