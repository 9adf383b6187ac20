package org.xsm.schema.check;

import org.xsm.schema.CloudInit;

/** Looks at what guests are told at their first boot: a decision. */
final class FirstBoots implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    subject
        .statements()
        .forEach(
            statement -> {
              CloudInit cloudInit = statement.own().start().cloudInit();
              if (cloudInit != null
                  && cloudInit.userData() != null
                  && cloudInit.userDataFile() != null) {
                findings.error(
                    "user-data",
                    cloudInit,
                    "user-data-file",
                    Sentence.of(
                        "%s has both user-data-file= and <user-data>; only one is told to the"
                            + " guest: take one out",
                        statement.name()));
              }
            });
  }
}
