package org.xsm.xsmd.cli;

import java.util.List;
import org.xsm.schema.edit.Edit;
import org.xsm.schema.edit.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verb {@code guest remove}: a decision, the edit of a site file that it asks for. */
@Command(
    name = "remove",
    header = "removes guests from the site, or from a site file",
    description = {
      "Removes guests, and the comments that belong to them. All are removed or none."
    })
final class GuestRemoveVerb implements HomeVerb {
  @Parameters(
      arity = "1..*",
      paramLabel = "GUEST",
      description = "Guests, as vm1 where that is unique, else as My_site/vm1.")
  private List<String> names = List.of();

  @Mixin private EditOptions options = new EditOptions();

  @Override
  public Manual manual() {
    return EditOptions.manual()
        .example("xsm guest remove vm1 -m \"no longer needed\"", "removes it")
        .example("xsm guest remove a/vm1 a/vm2 --dry-run", "shows what that would change")
        .example("xsm guest remove vm1 -f site.xml", "removes it from a site file");
  }

  @Override
  public Answer answer(Session session) {
    return options.apply(
        session,
        "remove guest " + String.join(" ", names),
        names.stream().map(name -> (Edit) new Edit.Remove(Target.guest(name))).toList());
  }
}
