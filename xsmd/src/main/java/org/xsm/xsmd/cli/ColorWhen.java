package org.xsm.xsmd.cli;

import java.util.Locale;

/** When colours are used: a value. */
enum ColorWhen {
  AUTO,
  ALWAYS,
  NEVER;

  boolean paints(Surroundings surroundings, boolean terminal) {
    return switch (this) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO ->
          terminal
              && surroundings.variable("NO_COLOR").isEmpty()
              && !surroundings.variable("TERM").equals("dumb");
    };
  }

  /** As it is written on a command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
