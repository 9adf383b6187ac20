package org.xsm.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The program of this checkout, and others beside it, run in a directory: a decision. */
final class Xsm {
  private Xsm() {}

  static Path launcher() {
    return Checkout.original().resolve("xsm");
  }

  static Ran run(Path in, String... words) {
    return Checkout.start(launcher(), in, Map.of(), words).await(Checkout.BUILD_LIMIT);
  }

  /** Another program. */
  static Ran other(Path in, String... command) {
    return Ran.start(new ProcessBuilder(List.of(command)).directory(in.toFile()))
        .await(Checkout.BUILD_LIMIT);
  }

  /** A line for the shell, where {@code xsm} is the program of this checkout. */
  static Ran shell(Path in, String line) {
    var program = new ProcessBuilder("bash", "-c", line).directory(in.toFile());
    String path = launcher().getParent() + ":" + System.getenv("PATH");
    program.environment().put("PATH", path);
    return Ran.start(program).await(Checkout.BUILD_LIMIT);
  }
}
