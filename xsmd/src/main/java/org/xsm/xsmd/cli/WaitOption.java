package org.xsm.xsmd.cli;

import java.time.Duration;
import java.util.Map;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Whether to wait until all hosts have a revision, and how long: a value. */
final class WaitOption {
  private static final String USUAL = "60";

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      arity = "0..1",
      fallbackValue = USUAL,
      preprocessor = Attached.class,
      description =
          "Wait until every host in reach has the revision, at most so long. Default: "
              + USUAL
              + ".")
  private @Nullable Integer seconds;

  boolean isGiven() {
    return seconds != null;
  }

  /** How long at most. */
  Duration atMost() {
    return Duration.ofSeconds(seconds == null ? 0 : Math.max(0, seconds));
  }

  /** Takes SECONDS only where it follows an = sign, so that --wait FILE means what it says. */
  static final class Attached implements IParameterPreprocessor {
    @Override
    @SuppressWarnings("JdkObsolete") // picocli's own signature
    public boolean preprocess(
        Stack<String> words, CommandSpec command, ArgSpec argument, Map<String, Object> info) {
      if (!"=".equals(info.get("separator"))) {
        words.push(USUAL);
      }
      return false;
    }
  }
}
