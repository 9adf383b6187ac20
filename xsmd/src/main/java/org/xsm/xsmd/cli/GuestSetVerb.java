package org.xsm.xsmd.cli;

import java.util.ArrayList;
import java.util.List;
import org.xsm.schema.edit.Edit;
import org.xsm.schema.edit.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code guest set}: a decision, the edit of a site file that it asks for. */
@Command(
    name = "set",
    header = "sets fields of a guest in the site, or in a site file",
    description = {
      "Gives fields of a guest new values; FIELD= without a value takes the field out, so that its"
          + " config or its default holds again. Fields are attributes of a vm, as xsm schema explains"
          + " them, or kernel, initrd and cmdline."
    })
final class GuestSetVerb implements HomeVerb {
  @Parameters(
      index = "0",
      paramLabel = "GUEST",
      description = "The guest, as vm1 where that is unique, else as My_site/vm1.")
  private String name = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FIELD=VALUE",
      description = "Fields with their new values.")
  private List<String> fields = List.of();

  @Option(
      names = "--in",
      paramLabel = "PART",
      description =
          "Set fields of a part of the guest instead, as in --in \"disk vda\" size=20GiB.")
  private String part = "";

  @Mixin private EditOptions options = new EditOptions();

  @Override
  public Manual manual() {
    return EditOptions.manual()
        .example("xsm guest set vm1 memory=128MiB vcpus=2", "changes its size")
        .example("xsm guest set vm1 memory=", "takes its own memory out: that of its config holds")
        .example("xsm guest set vm1 state=stopped --dry-run", "shows what that would change")
        .example("xsm guest set vm1 vcpus=2 -f site.xml", "changes a site file");
  }

  @Override
  public Answer answer(Session session) {
    Target target = Target.parse("vm " + name + " " + part);
    var edits = new ArrayList<Edit>();
    Assignments.of(fields)
        .forEach(
            (field, value) ->
                edits.add(new Edit.Set(target, field, value.isEmpty() ? null : value)));
    return options.apply(
        session,
        ("set " + String.join(" ", fields) + " of guest " + name + " " + part).strip(),
        edits);
  }
}
