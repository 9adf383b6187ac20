package org.xsm.xsmd.cli;

/**
 * One verb of the command. Its fields are filled from the command line before it is asked; it
 * prints nothing itself. What it cannot do it throws as a {@link Failure}, having changed nothing.
 */
interface Verb {
  Answer answer(Session session);

  /** What its help says beyond its description and options. */
  Manual manual();
}
