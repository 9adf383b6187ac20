package org.xsm.schema.xen;

import java.util.List;
import java.util.OptionalLong;

/** What the site file leaves to libvirt, as raw parts of its domain element: a decision. */
final class XlRawDomain {
  private final XlConfig config;
  private final XlNotes notes;
  private final XlElement domain = new XlElement("domain");

  XlRawDomain(XlConfig config, XlNotes notes) {
    this.config = config;
    this.notes = notes;
  }

  void write(XlElement element) {
    bootloader();
    new XlProcessors(config, notes).writeRaw(domain);
    if (!config.flag(XlKey.HAP).orElse(true)) {
      domain.child("features").add(new XlElement("hap").with("state", "off"));
    }
    clock();
    var devices = new XlElement("devices");
    new XlRawDevices(config, notes).write(devices);
    if (!devices.isEmpty()) {
      domain.add(devices);
    }
    if (!domain.isEmpty()) {
      element.add(domain);
    }
  }

  private void bootloader() {
    List<String> arguments = config.texts(XlKey.BOOTLOADER_ARGS);
    var bootloader = config.text(XlKey.BOOTLOADER);
    if (bootloader.isEmpty()) {
      notes.notCarried(XlKey.BOOTLOADER_ARGS, "bootloader_args; there is no bootloader");
      return;
    }
    String path = bootloader.get();
    domain.add(new XlElement("bootloader").text(path));
    if (!arguments.isEmpty()) {
      domain.add(new XlElement("bootloader_args").text(String.join(" ", arguments)));
    }
    if (!path.startsWith("/")) {
      notes.look(
          XlKey.BOOTLOADER,
          "bootloader " + XlShown.plain(path) + " is not an absolute path, which libvirt wants");
    }
  }

  private void clock() {
    OptionalLong offset = config.number(XlKey.RTC_TIMEOFFSET);
    if (offset.isPresent() && offset.getAsLong() != 0) {
      boolean local = config.flag(XlKey.LOCALTIME).orElse(false);
      domain.add(
          new XlElement("clock")
              .with("offset", "variable")
              .with("adjustment", Long.toString(offset.getAsLong()))
              .with("basis", local ? "localtime" : "utc"));
    }
  }
}
