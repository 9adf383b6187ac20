package org.xsm.schema.check;

/**
 * One thing that is looked for in a whole site. Pure; says all that it finds, never only the first.
 */
interface Check {
  void look(Subject subject, Findings findings);
}
