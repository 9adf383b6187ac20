package org.xsm.xsmd.cli;

import java.util.function.Consumer;

/** A command without a daemon in it: a value. It says so. */
final class NoPrograms implements Programs {
  @Override
  public Founded init(InitOrder order) {
    throw missing("found a site");
  }

  @Override
  public Joined join(JoinOrder order) {
    throw missing("join a site");
  }

  @Override
  public void up(UpOrder order, Consumer<Started> started) {
    throw missing("run xsmd");
  }

  @Override
  public Rehearsed demo(DemoOrder order, Consumer<String> progress) {
    throw missing("run a demo of several hosts");
  }

  private static Failure missing(String what) {
    return new Failure(
        Exit.FAILED, "cannot " + what + ": this program has no daemon in it; install all of xsm");
  }
}
