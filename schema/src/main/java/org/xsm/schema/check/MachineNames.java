package org.xsm.schema.check;

import org.xsm.schema.Image;
import org.xsm.schema.Layout;
import org.xsm.schema.Machine;
import org.xsm.schema.Site;

/** Looks for images and layouts that machines name and that do not exist: a decision. */
final class MachineNames implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    Site site = subject.site();
    Directory<Image> images = Directory.of("image", site.images(), subject.was(Site::images));
    Directory<Layout> layouts = Directory.of("layout", site.layouts(), subject.was(Site::layouts));
    boolean isListed = !images.isEmpty() && !hasForeignImages(site);
    for (Machine machine : site.machines().machines()) {
      if (isListed) {
        images.require(findings, machine.image(), () -> Names.of(machine), machine, "image");
      }
      layouts.require(findings, machine.layout(), () -> Names.of(machine), machine, "layout");
    }
  }

  /** A SystemImager server has images that the file does not list. */
  private static boolean hasForeignImages(Site site) {
    return site.boots().stream().anyMatch(boot -> boot.systemImager() != null);
  }
}
