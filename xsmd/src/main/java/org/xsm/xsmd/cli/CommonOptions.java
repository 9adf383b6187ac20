package org.xsm.xsmd.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options that every verb has: a value. */
@Command
final class CommonOptions {
  @Option(
      names = "--json",
      description = "Print one JSON document on standard output, for machines.")
  private boolean json;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "Use colours: ${COMPLETION-CANDIDATES}. Default: auto, on terminals only.")
  private ColorWhen color = ColorWhen.AUTO;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  private boolean help;

  boolean json() {
    return json;
  }

  ColorWhen color() {
    return color;
  }

  boolean help() {
    return help;
  }
}
