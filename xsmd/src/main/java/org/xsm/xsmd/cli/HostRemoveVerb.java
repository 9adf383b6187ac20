package org.xsm.xsmd.cli;

import java.util.List;
import org.xsm.schema.edit.Edit;
import org.xsm.schema.edit.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verb {@code host remove}: a decision, the edit of a site file that it asks for. */
@Command(
    name = "remove",
    header = "removes hosts from a site file",
    description = {
      "Removes hosts, and the comments that belong to them. It is refused while a guest still names"
          + " one of them: migrate the guest first."
    })
final class HostRemoveVerb implements Verb {
  @Parameters(arity = "1..*", paramLabel = "HOST", description = "Hosts.")
  private List<String> names = List.of();

  @Mixin private EditOptions options = new EditOptions();

  @Override
  public Manual manual() {
    return EditOptions.manual().example("xsm host remove h9 -f site.xml", "removes it");
  }

  @Override
  public Answer answer(Session session) {
    return options.apply(
        session,
        names.stream().map(name -> (Edit) new Edit.Remove(Target.of("host", name))).toList());
  }
}
