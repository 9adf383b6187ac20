package org.xsm.xsmd.cli;

import picocli.CommandLine.Command;

/** What the verbs of hosts have in common: a value. */
@Command(
    name = "host",
    header = "lists hosts, adds and removes them",
    description = {
      "A host comes into the site by xsm join with a token, and leaves it by xsm host remove.",
      "With -f FILE the verbs add and remove change a site file instead: only the characters that"
          + " they must, and nothing at all if the file would have errors then."
    },
    subcommands = {
      HostListVerb.class,
      HostAddVerb.class,
      HostRemoveVerb.class,
      HostAssumeVerb.class
    })
final class HostVerbs {}
