package org.xsm.xsmd.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The grammar of command lines: a decision. */
final class Grammar {
  /** The option of the root that has a value. */
  static final String HOME = "--home";

  private static final String COMMON = "common";

  private Grammar() {}

  /** The words as the grammar has them: {@code help VERB} is {@code VERB --help}. */
  static List<String> words(List<String> written) {
    if (written.isEmpty() || !written.getFirst().equals("help")) {
      return List.copyOf(written);
    }
    var words = new ArrayList<>(written.subList(1, written.size()));
    words.add("--help");
    return List.copyOf(words);
  }

  /** The verb that a line of words begins with; empty if it is none that we have. */
  static String verb(List<String> words) {
    Optional<Verbs.Entry> entry = entry(words);
    if (entry.isEmpty()) {
      return "";
    }
    int at = verbAt(words);
    CommandSpec spec = CommandSpec.forAnnotatedObject(entry.get().make().get());
    boolean more = at + 1 < words.size() && spec.subcommands().containsKey(words.get(at + 1));
    return entry.get().name() + (more ? " " + words.get(at + 1) : "");
  }

  /** The grammar as far as a line of words needs it: with its verb alone, if it names one. */
  static CommandLine of(List<String> words) {
    if (verbAt(words) == words.size()) {
      return with(List.of());
    }
    return entry(words).map(entry -> with(List.of(entry))).orElseGet(Grammar::whole);
  }

  /** The grammar with every verb. */
  static CommandLine whole() {
    return with(Verbs.ALL);
  }

  static CommonOptions common(CommandSpec spec) {
    return (CommonOptions) Objects.requireNonNull(spec.mixins().get(COMMON)).userObject();
  }

  /** The manual of a verb; an empty one where there is nothing but verbs below it. */
  static Manual manual(CommandSpec spec) {
    return spec.userObject() instanceof Verb verb ? verb.manual() : Manual.EMPTY;
  }

  private static Optional<Verbs.Entry> entry(List<String> words) {
    int at = verbAt(words);
    return at == words.size() ? Optional.empty() : Verbs.named(words.get(at));
  }

  /** Where the verb is: the first word that is neither an option of the root nor its value. */
  private static int verbAt(List<String> words) {
    int at = 0;
    while (at < words.size() && words.get(at).startsWith("-")) {
      at += words.get(at).equals(HOME) ? 2 : 1;
    }
    return Math.min(at, words.size());
  }

  private static CommandLine with(List<Verbs.Entry> entries) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(new XsmCommand());
    entries.forEach(entry -> spec.addSubcommand(entry.name(), new CommandLine(entry.make().get())));
    complete(spec);
    return new CommandLine(spec)
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOverwrittenOptionsAllowed(false);
  }

  private static void complete(CommandSpec spec) {
    if (spec.parent() == null || spec.userObject() instanceof HomeVerb) {
      HomeOption.addTo(spec);
    }
    spec.addMixin(COMMON, CommandSpec.forAnnotatedObject(new CommonOptions()));
    spec.usageMessage()
        .abbreviateSynopsis(true)
        .sortOptions(false)
        .sortSynopsis(false)
        .headerHeading("xsm " + spec.qualifiedName().replaceFirst("^xsm ?", "") + " - ")
        .synopsisHeading("%nUsage: ")
        .descriptionHeading("%n")
        .parameterListHeading("%n")
        .optionListHeading("%nOptions:%n")
        .synopsisSubcommandLabel("VERB")
        .commandListHeading("%nVerbs:%n");
    // Picocli would break words at their dots.
    spec.usageMessage()
        .sectionMap()
        .put(UsageMessageSpec.SECTION_KEY_DESCRIPTION, help -> description(spec.usageMessage()));
    explain(spec.usageMessage(), manual(spec));
    spec.subcommands().values().forEach(line -> complete(line.getCommandSpec()));
  }

  private static String description(UsageMessageSpec usage) {
    var text = new StringBuilder();
    for (String paragraph : usage.description()) {
      Words.wrap(paragraph, 80).forEach(line -> text.append(line).append('\n'));
    }
    return text.toString();
  }

  private static void explain(UsageMessageSpec usage, Manual manual) {
    if (!manual.ends().isEmpty()) {
      Map<String, String> codes = new LinkedHashMap<>();
      manual.ends().forEach(end -> codes.put(" " + end.exit().code(), end.meaning()));
      usage.exitCodeListHeading("%nExit codes:%n").exitCodeList(codes);
    }
    var footer = new ArrayList<String>();
    if (!manual.fields().isEmpty()) {
      footer.add("%nWith --json, besides verb, exit, problems and (on failure) error:");
    }
    manual.fields().forEach(field -> item(field.name(), field.holds(), footer));
    if (!manual.examples().isEmpty()) {
      footer.add("%nExamples:");
    }
    manual.examples().forEach(example -> item(example.command(), example.does(), footer));
    usage.footer(footer.toArray(String[]::new));
  }

  private static void item(String head, String text, List<String> lines) {
    lines.add("  " + head.replace("%", "%%"));
    Words.wrap(text, 72).forEach(line -> lines.add("      " + line.replace("%", "%%")));
  }
}
