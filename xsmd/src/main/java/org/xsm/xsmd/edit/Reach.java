package org.xsm.xsmd.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Definition;
import org.xsm.schema.Disk;
import org.xsm.schema.EffectiveGuest;
import org.xsm.schema.Interface;
import org.xsm.schema.Root;

/**
 * Something outside itself that a guest reaches by its definition: a value. Each could be another
 * guest's, or the host's own, so an operator gets none that no admin gave.
 *
 * @param what the field, as messages name it
 * @param value all that makes it another thing to reach, as {@code /srv/a.img, writable}
 * @param location the path or URL in it, for which a prefix may speak; empty where none can
 */
record Reach(String what, String value, String location) {

  /** Everything that a guest reaches, in the order of its definition. */
  static List<Reach> of(EffectiveGuest guest) {
    var reaches = new ArrayList<Reach>();
    Definition.Start start = guest.definition().start();
    at(reaches, "kernel", start.kernel());
    at(reaches, "initrd", start.initrd());
    if (start.firmware() != null) {
      at(reaches, "firmware loader", start.firmware().loader());
      at(reaches, "firmware variables", start.firmware().variables());
    }
    if (start.root() != null) {
      root(reaches, start.root());
    }
    if (start.console() != null) {
      at(reaches, "console log", start.console().log());
    }
    if (start.cloudInit() != null) {
      at(reaches, "cloud-init user-data-file", start.cloudInit().userDataFile());
    }
    if (start.graphics() != null) {
      only(reaches, "graphics password", start.graphics().password());
    }
    guest.disks().forEach(disk -> disk(reaches, disk));
    guest.interfaces().forEach(card -> card(reaches, card));
    guest.definition().domains().forEach(raw -> only(reaches, "domain", raw.xml().strip()));
    only(reaches, "uuid", guest.guest().uuid());
    return reaches;
  }

  /** The same without the target or place of a thing: what moved from one to another is no more. */
  Reach anywhere() {
    return new Reach(what.split(" ", 2)[0], value, location);
  }

  private static void root(List<Reach> reaches, Root root) {
    Root.Overlay overlay = root.overlay();
    if (overlay != null) {
      at(reaches, "root overlay", overlay.url());
      if (overlay.trusted()) {
        only(reaches, "root overlay trusted", Objects.requireNonNullElse(overlay.url(), "own"));
      }
    }
    for (Root.Layer layer : root.layers()) {
      at(reaches, "root layer", layer.url());
      if (layer.trusted()) {
        only(reaches, "root layer trusted", layer.url());
      }
    }
    root.allow().forEach(prefix -> at(reaches, "root allow", prefix));
  }

  private static void disk(List<Reach> reaches, Disk disk) {
    String name = "disk " + disk.target();
    at(reaches, name + " from", disk.from());
    only(reaches, name + " secret", disk.secret());
    if (disk.source() != null) {
      // A guest that writes raw blocks can write the header of a format that names other files of
      // the host; so the format under which they are read is part of what is reached.
      boolean raw = disk.format() == null || disk.format() == Disk.Format.RAW;
      String value =
          disk.source()
              + (disk.writable() ? ", writable" : "")
              + (Boolean.TRUE.equals(disk.shareable()) ? ", shareable" : "")
              + (disk.format() == null ? "" : ", " + disk.format().word())
              + (disk.deviceOrDisk() == Disk.Device.LUN ? ", lun" : "");
      boolean plain = raw && disk.deviceOrDisk() != Disk.Device.LUN;
      reaches.add(new Reach(name + " source", value, plain ? disk.source() : ""));
    } else if (disk.pool() != null && disk.format() != null) {
      only(reaches, name + " format", disk.format().word());
    }
  }

  private static void card(List<Reach> reaches, Interface card) {
    String name = "interface " + card.key();
    only(reaches, name + " vlan", card.vlan());
    only(reaches, name + " device", card.device());
    if (Boolean.FALSE.equals(card.antiSpoof())) {
      only(reaches, name + " anti-spoof", "false");
    }
  }

  private static void at(List<Reach> reaches, String what, @Nullable String location) {
    if (location != null) {
      reaches.add(new Reach(what, location, location));
    }
  }

  private static void only(List<Reach> reaches, String what, @Nullable Object value) {
    if (value != null) {
      reaches.add(new Reach(what, value.toString(), ""));
    }
  }
}
