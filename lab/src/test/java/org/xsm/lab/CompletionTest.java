package org.xsm.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real bash completes xsm's command lines. */
@Tag("lab")
final class CompletionTest {
  @TempDir private Path directory;

  @Test
  void completesVerbs() {
    assertThat(completed("xsm val")).contains("validate");
    assertThat(completed("xsm guest mi")).contains("migrate");
  }

  @Test
  void completesOptionsAndTheirWords() {
    assertThat(completed("xsm validate --js")).contains("--json");
    assertThat(completed("xsm diff --color=").lines()).contains("auto", "always", "never");
  }

  /** What bash would offer at the end of a line, one offer a line. */
  private String completed(String line) {
    String script =
        String.format(
            Locale.ROOT,
            """
            source <(xsm completion bash)
            COMP_LINE='%1$s' COMP_POINT=${#COMP_LINE}
            line=${COMP_LINE//=/ = }
            read -r -a COMP_WORDS <<<"$line"
            [[ $COMP_LINE != *= ]] || COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            spec=$(complete -p xsm); function=${spec##*-F }; function=${function%%%% *}
            "$function" xsm "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
            printf '%%s\\n' "${COMPREPLY[@]}"
            """,
            line);
    Ran ran = Xsm.shell(directory, script);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran.out();
  }
}
