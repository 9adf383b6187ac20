package org.xsm.xsmd.cli;

import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The verb {@code completion}: a decision, how a shell completes our command lines. */
@Command(
    name = "completion",
    header = "prints what makes a shell complete verbs, options and files",
    description = {
      "For bash and zsh write  source <(xsm completion SHELL)  into ~/.bashrc or ~/.zshrc, for fish"
          + "  xsm completion fish | source  into ~/.config/fish/config.fish."
    })
final class CompletionVerb implements Verb {
  @Parameters(arity = "1", paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
  private Shell shell = Shell.BASH;

  /** A shell that can be told. */
  enum Shell {
    BASH,
    ZSH,
    FISH;

    /** As it is written on a command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm completion bash", "prints it for bash")
        .example("xsm completion fish", "prints it for fish")
        .end(Exit.OK)
        .end(Exit.USAGE)
        .field("text", "the script");
  }

  @Override
  public Answer answer(Session session) {
    CommandLine whole = Grammar.whole();
    return Answer.text(
        switch (shell) {
          case BASH, ZSH -> AutoComplete.bash("xsm", whole);
          case FISH -> FishCompletion.of(whole);
        });
  }
}
