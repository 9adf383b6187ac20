package org.xsm.xsmd.edit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Definition;
import org.xsm.schema.Disk;
import org.xsm.schema.Interface;
import org.xsm.schema.Root;

/**
 * Something outside itself that a guest reaches by its definition: a value. Each could be another
 * guest's, or the host's own, so an operator gets none that no admin gave.
 *
 * @param part of the guest, as in {@code disk vda}; empty for the guest itself
 * @param field of that part
 * @param value all that makes it another thing to reach, as {@code /srv/a.img, writable}
 * @param location the path or URL in it, for which a prefix may speak; empty where none can
 */
record Reach(String part, String field, String value, String location) {

  /** Everything that a definition reaches, in its order. */
  static List<Reach> of(Definition definition) {
    var reaches = new ArrayList<Reach>();
    Definition.Start start = definition.start();
    at(reaches, "", "kernel", start.kernel());
    at(reaches, "", "initrd", start.initrd());
    if (start.firmware() != null) {
      at(reaches, "firmware", "loader", start.firmware().loader());
      at(reaches, "firmware", "variables", start.firmware().variables());
    }
    if (start.root() != null) {
      root(reaches, start.root());
    }
    if (start.console() != null) {
      at(reaches, "console", "log", start.console().log());
    }
    if (start.cloudInit() != null) {
      at(reaches, "cloud-init", "user-data-file", start.cloudInit().userDataFile());
    }
    if (start.graphics() != null) {
      only(reaches, "graphics", "password", start.graphics().password());
    }
    definition.disks().forEach(disk -> disk(reaches, disk));
    definition.interfaces().forEach(card -> card(reaches, card));
    definition.domains().forEach(raw -> only(reaches, "", "domain", raw.xml().strip()));
    return reaches;
  }

  /** The same whichever of its likes the part is: what moved from vda to vdb is nothing new. */
  Reach anywhere() {
    boolean one = part.startsWith("disk ") || part.startsWith("interface ");
    return one ? new Reach(part.substring(0, part.indexOf(' ')), field, value, location) : this;
  }

  @Override
  public String toString() {
    return (part.isEmpty() ? "" : part + " ") + field + "=\"" + Listing.brief(value) + "\"";
  }

  private static void root(List<Reach> reaches, Root root) {
    Root.Overlay overlay = root.overlay();
    if (overlay != null) {
      at(reaches, "root", "overlay", overlay.url());
      if (overlay.trusted()) {
        only(reaches, "root overlay", "trusted", overlay.url() == null ? "own" : overlay.url());
      }
    }
    for (Root.Layer layer : root.layers()) {
      at(reaches, "root", "layer", layer.url());
      if (layer.trusted()) {
        only(reaches, "root layer", "trusted", layer.url());
      }
    }
    root.allow().forEach(prefix -> at(reaches, "root", "allow", prefix));
  }

  private static void disk(List<Reach> reaches, Disk disk) {
    String part = "disk " + disk.target();
    at(reaches, part, "from", disk.from());
    only(reaches, part, "secret", disk.secret());
    if (disk.source() == null) {
      return;
    }
    // A guest that writes raw blocks can write the header of a format that names other files of
    // the host, so the format that they are read in is part of what is reached.
    boolean isLun = disk.deviceOrDisk() == Disk.Device.LUN;
    boolean isPlain = !isLun && (disk.format() == null || disk.format() == Disk.Format.RAW);
    String value =
        disk.source()
            + (disk.writable() ? ", writable" : "")
            + (Boolean.TRUE.equals(disk.shareable()) ? ", shareable" : "")
            + (disk.format() == null ? "" : ", " + disk.format().word())
            + (isLun ? ", lun" : "");
    reaches.add(new Reach(part, "source", value, isPlain ? disk.source() : ""));
  }

  private static void card(List<Reach> reaches, Interface card) {
    String part = "interface " + card.key();
    only(reaches, part, "vlan", card.vlan() == null ? null : card.vlan() + " of " + card.network());
    only(reaches, part, "device", card.device());
    if (Boolean.FALSE.equals(card.antiSpoof())) {
      only(reaches, part, "anti-spoof", false);
    }
  }

  private static void at(
      List<Reach> reaches, String part, String field, @Nullable String location) {
    if (location != null) {
      reaches.add(new Reach(part, field, location, location));
    }
  }

  private static void only(List<Reach> reaches, String part, String field, @Nullable Object value) {
    if (value != null) {
      reaches.add(new Reach(part, field, value.toString(), ""));
    }
  }
}
