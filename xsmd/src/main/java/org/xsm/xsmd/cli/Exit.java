package org.xsm.xsmd.cli;

/** How a command ends: a value. The numbers are the exit codes, the same for every verb. */
public enum Exit {
  OK(0, "it is done"),
  FAILED(1, "it could not be done, or what was compared differs"),
  USAGE(2, "the command line is wrong, or a file cannot be read or written"),
  CONFLICT(3, "two edits contradict each other"),
  NO_MAJORITY(4, "too few hosts answer to decide anything"),
  REFUSED(5, "the guard, a right or a check refuses it"),
  TIME_OUT(6, "it took longer than it may"),
  NO_DAEMON(7, "no xsmd answers"),
  DRIVER(129, "to git, from xsm merge --driver: nothing could be merged");

  private final int code;
  private final String meaning;

  Exit(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  int code() {
    return code;
  }

  String meaning() {
    return meaning;
  }
}
