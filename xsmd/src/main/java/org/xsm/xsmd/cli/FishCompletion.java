package org.xsm.xsmd.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** How fish completes our command lines: a decision, made from the grammar. */
final class FishCompletion {
  private static final String FILES = "-a '(__fish_complete_path (commandline -ct))'";

  private final StringBuilder text =
      new StringBuilder("# fish completion of xsm\ncomplete -c xsm -f\n");

  private FishCompletion() {}

  static String of(CommandLine root) {
    var fish = new FishCompletion();
    fish.verb("__fish_use_subcommand", root.getCommandSpec());
    fish.below(root.getSubcommands(), "");
    return fish.text.toString();
  }

  private void below(Map<String, CommandLine> verbs, String around) {
    for (Map.Entry<String, CommandLine> verb : verbs.entrySet()) {
      Map<String, CommandLine> inner = verb.getValue().getSubcommands();
      String here = around + "__fish_seen_subcommand_from " + verb.getKey();
      String not = "; and not __fish_seen_subcommand_from " + String.join(" ", inner.keySet());
      verb(inner.isEmpty() ? here : here + not, verb.getValue().getCommandSpec());
      below(inner, here + "; and ");
    }
  }

  private void verb(String condition, CommandSpec spec) {
    spec.subcommands()
        .forEach(
            (name, line) ->
                add(
                    condition,
                    "-a " + name,
                    String.join(" ", line.getCommandSpec().usageMessage().header())));
    for (OptionSpec option : spec.options()) {
      add(condition, names(option) + value(option), description(option));
    }
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      String value = choices(parameter);
      if (value != null) {
        add(condition, value, null);
      }
    }
  }

  private void add(String condition, String what, @Nullable String description) {
    text.append("complete -c xsm -n ").append(quoted(condition)).append(' ').append(what);
    if (description != null) {
      text.append(" -d ").append(quoted(description));
    }
    text.append('\n');
  }

  private static String names(OptionSpec option) {
    var names = new ArrayList<String>();
    for (String name : option.names()) {
      names.add(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1));
    }
    return String.join(" ", names);
  }

  private static String value(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "";
    }
    String choices = choices(option);
    return choices == null ? " -x" : choices.equals(FILES) ? " -r -F" : " -x " + choices;
  }

  /** What may follow: files, words of a list, or anything (null). */
  private static @Nullable String choices(ArgSpec spec) {
    if (spec.type() == Path.class || spec.auxiliaryTypes()[0] == Path.class) {
      return FILES;
    }
    List<String> words = new ArrayList<>();
    if (spec.completionCandidates() != null) {
      spec.completionCandidates().forEach(words::add);
    }
    return words.isEmpty() ? null : "-a " + quoted(String.join(" ", words));
  }

  /** The first sentence of it. */
  private static String description(OptionSpec option) {
    String all = String.join(" ", option.description()).replace("%%", "%");
    int end = all.indexOf(". ");
    return end < 0 ? all : all.substring(0, end + 1);
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
