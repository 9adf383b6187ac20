package org.xsm.xsmd.cli;

import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What {@code xsm} alone says: a decision. */
final class Overview {
  private static final String BEGIN =
      """
        xsm demo                         a short tour
        xsm generate -o site.xml         a first site file, to be edited
        xsm validate site.xml            what is wrong with it, if anything
        xsm init --name h1               a site with this machine as its first host
        xsm help VERB                    what a verb does, with examples
      """;

  private Overview() {}

  static String of(CommandSpec root, Paint paint) {
    var text = new StringBuilder();
    text.append(paint.bold("xsm")).append(' ').append(header(root)).append(".\n");
    Map<String, CommandLine> verbs = Grammar.whole().getSubcommands();
    for (Verbs.Group group : Verbs.Group.values()) {
      text.append('\n').append(paint.bold(group.title())).append('\n');
      for (Verbs.Entry entry : Verbs.ALL) {
        if (entry.group() == group) {
          text.append("  ")
              .append(paint.cyan(entry.name()))
              .append(" ".repeat(Math.max(1, 13 - entry.name().length())))
              .append(header(Objects.requireNonNull(verbs.get(entry.name())).getCommandSpec()))
              .append('\n');
        }
      }
    }
    return text.append('\n')
        .append(paint.bold("Begin with"))
        .append('\n')
        .append(BEGIN)
        .append(
            "\nxsm --version prints the version. Every verb has --help, --json (for machines) and --color.\n")
        .toString();
  }

  private static String header(CommandSpec spec) {
    return String.join(" ", spec.usageMessage().header());
  }
}
