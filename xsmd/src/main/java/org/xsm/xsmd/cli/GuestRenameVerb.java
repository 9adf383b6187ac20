package org.xsm.xsmd.cli;

import java.util.List;
import org.xsm.schema.edit.Edit;
import org.xsm.schema.edit.Place;
import org.xsm.schema.edit.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verb {@code guest rename}: a decision, the edit of a site file that it asks for. */
@Command(
    name = "rename",
    header = "renames a guest, or moves it to another set",
    description = {
      "The guest stays the same: was= keeps its old name, and with it its disks, overlay and address;"
          + " what refers to it is changed as well."
    })
final class GuestRenameVerb implements HomeVerb {
  @Parameters(
      index = "0",
      paramLabel = "GUEST",
      description = "The guest, as vm1 where that is unique, else as My_site/vm1.")
  private String name = "";

  @Parameters(
      index = "1",
      paramLabel = "NEW",
      description = "Its new name; SET/NAME puts it into another set.")
  private String newName = "";

  @Mixin private EditOptions options = new EditOptions();

  @Override
  public Manual manual() {
    return EditOptions.manual()
        .example("xsm guest rename vm1 www", "gives it another name")
        .example("xsm guest rename a/vm1 a/www", "the same, with its set")
        .example("xsm guest rename vm1 www -f site.xml", "renames it in a site file");
  }

  @Override
  public Answer answer(Session session) {
    String message = "rename guest " + name + " to " + newName;
    int slash = newName.indexOf('/');
    if (slash < 0) {
      return options.apply(session, message, List.of(new Edit.Rename(Target.guest(name), newName)));
    }
    String set = newName.substring(0, slash);
    String moved = set + "/" + name.substring(name.indexOf('/') + 1);
    return options.apply(
        session,
        message,
        List.of(
            new Edit.Move(Target.guest(name), set, Place.USUAL),
            new Edit.Rename(Target.guest(moved), newName.substring(slash + 1))));
  }
}
