package org.xsm.lab;

import java.nio.file.Path;

/** Programs in C that trials need, built from src/test/native: a decision. */
final class Native {
  private Native() {}

  /** Builds one into a directory. */
  static Path build(String name, Path directory, String options) {
    Path source = Checkout.original().resolve("lab/src/test/native/" + name + ".c");
    Path program = directory.resolve(name);
    String order = "gcc -std=c17 -Wall -Wextra -Werror -O2 -o " + program + " " + source;
    var ran = Xsm.shell(directory, order + " " + options);
    if (ran.exit() != 0) {
      throw new AssertionError("cannot build " + source + ": " + ran.err());
    }
    return program;
  }
}
