package org.xsm.xsmd.cli;

import picocli.CommandLine.Command;

/** What the verbs of hosts have in common: a value. */
@Command(
    name = "host",
    header = "adds and removes hosts in a site file",
    description =
        "With -f FILE the verbs change a site file: only the characters that they must, and nothing at all if the file would have errors then.",
    subcommands = {HostAddVerb.class, HostRemoveVerb.class})
final class HostVerbs {}
