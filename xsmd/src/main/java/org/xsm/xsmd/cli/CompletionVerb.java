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
  /** Bash takes the = of --color=auto for a word; the functions before this know two words. */
  private static final String EQUALS =
      """

      if [ -n "$BASH_VERSION" ]; then
        function _xsm_without_equals() {
          local -a words=() && local word at=0
          for word in "${COMP_WORDS[@]:0:COMP_CWORD}"; do
            [[ $word == = ]] || words+=("$word")
          done
          [[ ${COMP_WORDS[COMP_CWORD]} == = ]] && words+=('') || words+=("${COMP_WORDS[COMP_CWORD]}")
          at=$((${#words[@]} - 1))
          local -a COMP_WORDS=("${words[@]}") && local COMP_CWORD=$at
          _complete_xsm "$1" "${words[at]}" "${words[at - 1]}"
        }
        complete -F _xsm_without_equals -o default xsm
      fi
      """;

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
          case BASH, ZSH -> AutoComplete.bash("xsm", whole) + EQUALS;
          case FISH -> FishCompletion.of(whole);
        });
  }
}
