package org.xsm.xsmd.cli;

import picocli.CommandLine.Command;

/** What the verbs of join tokens have in common: a value. */
@Command(
    name = "token",
    header = "makes, lists and revokes the tokens that let machines join",
    description = "A token lets one machine become a host, once, within its time.",
    subcommands = {TokenCreateVerb.class, TokenListVerb.class, TokenRevokeVerb.class})
final class TokenVerbs {}
