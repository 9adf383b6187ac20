package org.xsm.xsmd.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** Whose daemon is meant: a value; the option stands before a verb, or after it. */
final class HomeOption {
  private static final String MIXIN = "home";

  @Option(
      names = Grammar.HOME,
      paramLabel = "DIR",
      description =
          "The directory that a daemon keeps everything in. Default: XSM_HOME, else the system's"
              + " places: /etc/xsm, /var/lib/xsm, /run/xsm.")
  private @Nullable Path home;

  static void addTo(CommandSpec spec) {
    spec.addMixin(MIXIN, CommandSpec.forAnnotatedObject(new HomeOption()));
  }

  /** What a command line says, from the root to its verb; the last counts. */
  static Home of(ParseResult parsed, Surroundings surroundings) {
    @Nullable Path given = variable(surroundings);
    ParseResult part = parsed;
    while (true) {
      @Nullable Path said = said(part.commandSpec());
      given = said == null ? given : said;
      if (!part.hasSubcommand()) {
        return new Home(given, given == null ? null : surroundings.directory().resolve(given));
      }
      part = part.subcommand();
    }
  }

  private static @Nullable Path said(CommandSpec spec) {
    CommandSpec option = spec.mixins().get(MIXIN);
    return option == null ? null : ((HomeOption) option.userObject()).home;
  }

  private static @Nullable Path variable(Surroundings surroundings) {
    String named = surroundings.variable("XSM_HOME");
    return named.isEmpty() ? null : Path.of(named);
  }
}
