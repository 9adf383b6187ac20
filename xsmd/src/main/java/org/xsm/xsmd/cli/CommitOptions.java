package org.xsm.xsmd.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a change of the site is committed: a value. */
final class CommitOptions {
  @Option(
      names = {"-m", "--message"},
      paramLabel = "MESSAGE",
      description = "Why, for xsm log.")
  private @Nullable String message;

  @Option(
      names = "--yes-affect",
      paramLabel = "N",
      description = "Let it stop, restart or remove up to N guests, where that is more than usual.")
  private @Nullable Integer affect;

  @Mixin private WaitOption wait = new WaitOption();

  boolean isGiven() {
    return message != null || affect != null || wait.isGiven();
  }

  /** The message, or what stands for it. */
  String message(String usual) {
    return message == null ? usual : message;
  }

  int allowed() {
    return affect == null ? 0 : affect;
  }

  WaitOption waiting() {
    return wait;
  }
}
