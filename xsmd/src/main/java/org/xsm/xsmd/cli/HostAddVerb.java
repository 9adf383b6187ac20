package org.xsm.xsmd.cli;

import java.util.List;
import org.xsm.schema.edit.Edit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verb {@code host add}: a decision, the edit of a site file that it asks for. */
@Command(
    name = "add",
    header = "adds a host to the site file, before it joins",
    description = {
      "Names a host that is to join later, so that guests can name it already; xsm join makes the"
          + " machine one.",
      "Adds a host, laid out like its neighbours. Fields are attributes of a host, as xsm schema"
          + " explains them; address= must be among them."
    })
final class HostAddVerb implements HomeVerb {
  @Parameters(index = "0", paramLabel = "NAME", description = "What it is called.")
  private String name = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FIELD=VALUE",
      description = "What it has, as in address=192.168.5.103 labels=rack=r2.")
  private List<String> fields = List.of();

  @Mixin private EditOptions options = new EditOptions();

  @Override
  public Manual manual() {
    return EditOptions.manual()
        .example("xsm host add h3 address=192.168.5.103", "adds it to the site")
        .example(
            "xsm host add h3 address=192.168.5.103 labels=rack=r2 --dry-run",
            "shows what that would change")
        .example("xsm host add h3 address=192.168.5.103 -f site.xml", "adds it to a site file");
  }

  @Override
  public Answer answer(Session session) {
    return options.apply(
        session, "add host " + name, List.of(Edit.addHost(name, Assignments.ofNew(fields))));
  }
}
