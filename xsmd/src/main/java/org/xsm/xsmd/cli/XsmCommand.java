package org.xsm.xsmd.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The root command {@code xsm}: a decision, which verb the words mean; it is asked and printed. */
@Command(
    name = "xsm",
    header = "runs a site of virtual machines that one XML file describes",
    description = {
      "Reads, checks, compares and makes site files, and asks the daemon of this machine, xsmd, for the"
          + " site as all hosts have it: shows it, changes it, lets hosts in and out."
    })
public final class XsmCommand {
  @Option(
      names = {"-V", "--version"},
      description = "Print the version.")
  private boolean version;

  XsmCommand() {}

  /** The version of this program, as in {@code 0.1.0}. */
  public static String versionText() {
    return Version.text().replaceFirst("^xsm ", "");
  }

  /**
   * Runs the command that {@code args} name and returns its exit code.
   *
   * @param programs what the command can start beside itself
   */
  public static int run(Surroundings surroundings, Programs programs, String... args) {
    List<String> words = Grammar.words(Arrays.asList(args));
    var printer = new Printer(surroundings, asksForJson(words));
    String verb = Grammar.verb(words);
    try {
      return printer.print(verb, answer(surroundings, programs, words));
    } catch (Failure failure) {
      return printer.print(verb, failure);
    } catch (ParameterException e) {
      return printer.print(verb, Misuse.failure(e, words));
    } catch (RuntimeException | Error e) {
      return printer.print(verb, e);
    }
  }

  private static Answer answer(Surroundings surroundings, Programs programs, List<String> words) {
    ParseResult parsed = Grammar.of(words).parseArgs(words.toArray(String[]::new));
    Home home = HomeOption.of(parsed, surroundings);
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
    }
    CommandLine line = parsed.commandSpec().commandLine();
    CommonOptions common = Grammar.common(line.getCommandSpec());
    var session = Session.of(surroundings, programs, home, common.json(), common.color());
    if (common.help()) {
      return Answer.text(help(line, session.paint()));
    }
    return switch (line.getCommandSpec().userObject()) {
      case Verb verb -> answer(verb, session);
      case XsmCommand command when command.version -> Answer.text(Version.text() + "\n");
      case XsmCommand command -> Answer.text(Overview.of(line.getCommandSpec(), session.paint()));
      default -> throw Misuse.incomplete(line);
    };
  }

  private static Answer answer(Verb verb, Session session) {
    try {
      return verb.answer(session);
    } catch (SiteFile.Refused refused) {
      return refused.answer(session);
    } catch (SiteEdit.Refused refused) {
      return refused.answer(session);
    } catch (Declined declined) {
      return declined.answer(session);
    }
  }

  private static String help(CommandLine line, Paint paint) {
    return line.getCommandSpec().userObject() instanceof XsmCommand
        ? Overview.of(line.getCommandSpec(), paint)
        : line.getUsageMessage(paint.on() ? Ansi.ON : Ansi.OFF);
  }

  /** Known before the words are understood, for they may be wrong. */
  private static boolean asksForJson(List<String> words) {
    return words.stream().takeWhile(word -> !word.equals("--")).anyMatch("--json"::equals);
  }
}
