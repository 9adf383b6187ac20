package org.xsm.xsmd.cli;

import java.util.List;
import org.xsm.schema.edit.Edit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verb {@code guest migrate}: a decision, the edit of a site file that it asks for. */
@Command(
    name = "migrate",
    header = "says on which hosts a guest may live",
    description = {"Sets host= of a guest: one host pins it, several let it move between them."})
final class GuestMigrateVerb implements HomeVerb {
  @Parameters(
      index = "0",
      paramLabel = "GUEST",
      description = "The guest, as vm1 where that is unique, else as My_site/vm1.")
  private String name = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "HOST",
      description = "The hosts it may live on.")
  private List<String> hosts = List.of();

  @Mixin private EditOptions options = new EditOptions();

  @Override
  public Manual manual() {
    return EditOptions.manual()
        .example("xsm guest migrate vm1 h2 --wait", "moves it to h2")
        .example("xsm guest migrate vm1 h1 h2", "lets it live on either")
        .example("xsm guest migrate vm1 h2 -f site.xml", "says so in a site file");
  }

  @Override
  public Answer answer(Session session) {
    return options.apply(
        session,
        "migrate guest " + name + " to " + String.join(" ", hosts),
        List.of(Edit.migrate(name, String.join(" ", hosts))));
  }
}
