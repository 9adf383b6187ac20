package org.xsm.xsmd.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, and what was probably meant: a decision. */
final class Misuse {
  private static final Set<Class<?>> NUMBERS =
      Set.of(int.class, Integer.class, long.class, Long.class);

  private Misuse() {}

  /** The sentence for an error of the grammar in a line of words. */
  static Failure failure(ParameterException error, List<String> words) {
    CommandSpec spec = error.getCommandLine().getCommandSpec();
    String sentence =
        switch (error) {
          case UnmatchedArgumentException e -> unknown(spec, e.getUnmatched().getFirst());
          case MissingParameterException e ->
              // Picocli says this first, but a mistyped option is likelier to be the reason.
              unknownOption(spec, words).orElseGet(() -> missing(e.getMissing()));
          case OverwrittenOptionException e -> name(e.getOverwritten()) + " is given twice";
          default -> other(error.getArgSpec(), error);
        };
    return new Failure(Exit.USAGE, sentence + more(spec));
  }

  /** A command was named of which there are several. */
  static Failure incomplete(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    String choice = Words.or(List.copyOf(spec.subcommands().keySet()));
    return new Failure(Exit.USAGE, spec.name() + " needs a verb: " + choice + more(spec));
  }

  private static String more(CommandSpec spec) {
    return " (" + spec.qualifiedName() + " --help says more)";
  }

  private static Optional<String> unknownOption(CommandSpec spec, List<String> words) {
    List<String> known = options(spec);
    return words.stream()
        .takeWhile(word -> !word.equals("--"))
        .filter(word -> word.startsWith("--") && !known.contains(word.replaceFirst("=.*", "")))
        .map(word -> unknown(spec, word))
        .findFirst();
  }

  private static String unknown(CommandSpec spec, String word) {
    if (word.startsWith("-") && word.length() > 1) {
      String option = word.replaceFirst("=.*", "");
      return "there is no option " + Plain.line(option) + didYouMean(option, options(spec));
    }
    if (!spec.subcommands().isEmpty()) {
      String found = "there is no verb \"" + Plain.line(word) + "\"";
      return found + didYouMean(word, spec.subcommands().keySet());
    }
    return "\"" + Plain.line(word) + "\" is one word too many";
  }

  private static String didYouMean(String word, Collection<String> known) {
    Optional<String> meant = Nearest.to(word, known);
    return meant.map(name -> "; did you mean " + name + "?").orElse("");
  }

  private static List<String> options(CommandSpec spec) {
    return spec.options().stream()
        .flatMap(option -> Arrays.stream(option.names()))
        .filter(name -> name.startsWith("--"))
        .toList();
  }

  private static String missing(List<ArgSpec> missing) {
    String names = missing.stream().map(Misuse::written).collect(Collectors.joining(" and "));
    return names + (missing.size() == 1 ? " is missing" : " are missing");
  }

  /** A value that its option does not take: of a list of words, or a number. */
  private static String other(@Nullable ArgSpec where, ParameterException error) {
    if (where == null) {
      return String.valueOf(error.getMessage());
    }
    String found = error.getValue() == null ? "" : "=\"" + Plain.line(error.getValue()) + "\"";
    var choices = new ArrayList<String>();
    if (where.completionCandidates() != null) {
      where.completionCandidates().forEach(choices::add);
    }
    if (!choices.isEmpty() && !found.isEmpty()) {
      return name(where) + found + " is not known; write " + Words.or(choices);
    }
    if (where.isOption() && found.isEmpty()) {
      return name(where) + " needs a value: " + written(where);
    }
    return name(where)
        + found
        + (NUMBERS.contains(where.type())
            ? " is not a whole number; write digits alone"
            : " cannot be read in this locale; set LC_ALL=C.UTF-8 and try again");
  }

  private static String name(ArgSpec spec) {
    return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
  }

  private static String written(ArgSpec spec) {
    return spec.isOption() ? name(spec) + "=" + spec.paramLabel() : spec.paramLabel();
  }
}
