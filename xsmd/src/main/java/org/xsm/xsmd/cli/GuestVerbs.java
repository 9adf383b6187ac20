package org.xsm.xsmd.cli;

import picocli.CommandLine.Command;

/** What the verbs of guests have in common: a value. */
@Command(
    name = "guest",
    header = "adds, changes and removes guests of the site, or in a site file",
    description = {
      "The verbs change the site: what they do is committed as its next revision. If others commit"
          + " at the same time, it is merged with theirs.",
      "With -f FILE they change a site file instead: only the characters that they must, and nothing"
          + " at all if the file would have errors then."
    },
    subcommands = {
      GuestAddVerb.class,
      GuestSetVerb.class,
      GuestRenameVerb.class,
      GuestMigrateVerb.class,
      GuestRemoveVerb.class
    })
final class GuestVerbs {}
