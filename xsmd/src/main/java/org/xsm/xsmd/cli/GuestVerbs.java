package org.xsm.xsmd.cli;

import picocli.CommandLine.Command;

/** What the verbs of guests have in common: a value. */
@Command(
    name = "guest",
    header = "adds, changes and removes guests in a site file",
    description =
        "With -f FILE the verbs change a site file: only the characters that they must, and nothing at all if the file would have errors then.",
    subcommands = {
      GuestAddVerb.class,
      GuestSetVerb.class,
      GuestRenameVerb.class,
      GuestMigrateVerb.class,
      GuestRemoveVerb.class
    })
final class GuestVerbs {}
