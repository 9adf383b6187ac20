package org.xsm.xsmd.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command: a decision, made from the grammar. */
final class ManPage {
  private final CommandSpec spec;
  private final Roff roff = new Roff();

  ManPage(CommandSpec spec) {
    this.spec = spec;
  }

  /** The page's name, as in {@code xsm-validate}. */
  String name() {
    return spec.qualifiedName("-");
  }

  String text() {
    roff.title(name().toUpperCase(Locale.ROOT), Version.date(), Version.text());
    roff.section("NAME").line(name() + " - " + String.join(" ", spec.usageMessage().header()));
    roff.section("SYNOPSIS").bold(spec.qualifiedName()).text(synopsis());
    roff.section("DESCRIPTION");
    for (String paragraph : spec.usageMessage().description()) {
      roff.paragraph().text(plain(paragraph));
    }
    verbs(spec.subcommands().values());
    options();
    Manual manual = Grammar.manual(spec);
    ends(manual);
    if (!manual.fields().isEmpty()) {
      roff.section("JSON").text("Beside verb, exit, problems and (on failure) error:");
      manual.fields().forEach(field -> roff.item(field.name()).text(field.holds()));
    }
    if (!manual.examples().isEmpty()) {
      roff.section("EXAMPLES");
      manual.examples().forEach(example -> roff.item(example.command()).text(example.does()));
    }
    surroundings();
    return roff.toString();
  }

  private String synopsis() {
    if (!spec.subcommands().isEmpty()) {
      return spec.userObject() instanceof Verb ? "[OPTIONS] [VERB]" : "VERB [OPTIONS]";
    }
    var text = new StringBuilder("[OPTIONS]");
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      String more = parameter.arity().max() > 1 ? "..." : "";
      String label = parameter.paramLabel() + more;
      text.append(' ').append(parameter.required() ? label : "[" + label + "]");
    }
    return text.toString();
  }

  private void verbs(Collection<CommandLine> verbs) {
    if (!verbs.isEmpty()) {
      roff.section("VERBS");
    }
    for (CommandLine verb : verbs) {
      roff.item(verb.getCommandName())
          .text(String.join(" ", verb.getCommandSpec().usageMessage().header()));
    }
  }

  private void options() {
    roff.section("OPTIONS");
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      roff.item(parameter.paramLabel()).text(plain(String.join(" ", parameter.description())));
    }
    for (OptionSpec option : spec.options()) {
      String names = String.join(", ", Arrays.asList(option.names()));
      String value = option.arity().max() > 0 ? "=" + option.paramLabel() : "";
      roff.item(names + value).text(plain(String.join(" ", option.description())));
    }
  }

  private void ends(Manual manual) {
    roff.section("EXIT STATUS");
    if (manual.ends().isEmpty()) {
      for (Exit exit : Exit.values()) {
        roff.item(String.valueOf(exit.code())).text(exit.meaning());
      }
    }
    manual.ends().forEach(end -> roff.item(String.valueOf(end.exit().code())).text(end.meaning()));
  }

  private void surroundings() {
    if (spec.parent() == null) {
      roff.section("ENVIRONMENT");
      roff.item("XSM_HOME")
          .text("the directory of the daemon that is asked, unless --home names it");
      roff.item("XSM_TIMEOUT").text("how many seconds the daemon has for an answer");
      roff.item("VISUAL, EDITOR").text("the editor of xsm edit; without them it is vi");
      roff.item("TMPDIR").text("where xsm edit keeps the text that is edited; without it /tmp");
      roff.item("NO_COLOR").text("no colours, unless --color=always is given");
      roff.item("COLUMNS").text("how wide lines of files are shown on a terminal");
      roff.item("XSM_DEBUG").text("1 prints the trace of a mistake of xsm itself");
      roff.item("XSM_JAVA_HOME").text("the JDK to use, 25 or newer");
      roff.item("XSM_JAVA_OPTS").text("more options for the JVM, separated by blanks");
    } else {
      roff.section("SEE ALSO").reference(spec.parent().qualifiedName("-"));
    }
  }

  private static String plain(String description) {
    return description.replace("%%", "%");
  }
}
