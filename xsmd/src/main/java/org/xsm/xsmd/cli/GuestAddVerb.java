package org.xsm.xsmd.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.edit.Edit;
import org.xsm.schema.edit.Place;
import org.xsm.schema.xml.XmlAttribute;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code guest add}: a decision, the edit of a site file that it asks for. */
@Command(
    name = "add",
    header = "adds a guest to the site, or to a site file",
    description = {
      "Adds a guest to its set, laid out like its neighbours. Fields are attributes of a vm, as"
          + " xsm schema explains them, or kernel, initrd and cmdline."
    })
final class GuestAddVerb implements HomeVerb {
  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "What it is called; SET/NAME also says its set.")
  private String name = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "FIELD=VALUE",
      description = "What it has, as in config=web memory=1GiB.")
  private List<String> fields = List.of();

  @Option(
      names = "--set",
      paramLabel = "SET",
      description = "Its set. It need not be named where the site has only one.")
  private @Nullable String set;

  @Option(names = "--create-set", description = "Make the set if it is not there.")
  private boolean createSet;

  @Mixin private EditOptions options = new EditOptions();

  @Override
  public Manual manual() {
    return EditOptions.manual()
        .example("xsm guest add vm3 config=web host=h1", "adds it to the only set")
        .example(
            "xsm guest add db1 --set data --create-set memory=4GiB vcpus=2",
            "adds it to a set of its own")
        .example("xsm guest add vm3 config=web host=h1 -f site.xml", "adds it to a site file");
  }

  @Override
  public Answer answer(Session session) {
    return options.apply(session, "add guest " + name, edit -> edit.apply(List.of(add(edit))));
  }

  private Edit add(SiteEdit edit) {
    String full = name.contains("/") ? name : setName(edit) + "/" + name;
    return new Edit.AddGuest(full, Assignments.ofNew(fields), createSet, Place.USUAL);
  }

  private String setName(SiteEdit edit) {
    if (set != null) {
      return set;
    }
    List<String> sets =
        edit.elements("set")
            .map(element -> element.attribute("name").map(XmlAttribute::value).orElse(""))
            .toList();
    if (sets.size() == 1) {
      return sets.getFirst();
    }
    String there =
        sets.isEmpty() ? "; the site has none yet: add --create-set" : ": " + Words.or(sets);
    throw new Failure(Exit.USAGE, "name the set of the new guest with --set" + there);
  }
}
