package org.xsm.schema.xen;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Devices that only libvirt has words for: PCI, USB, video and sound; a decision. */
final class XlRawDevices {
  private static final Pattern PCI =
      Pattern.compile(
          "(?:([0-9a-fA-F]{4}):)?([0-9a-fA-F]{2}):([0-9a-fA-F]{2})\\.([0-7])(?:[@,=].*)?");
  private static final Pattern USB_PLACE = Pattern.compile("host:([0-9]{1,3})\\.([0-9]{1,3})");
  private static final Pattern USB_PRODUCT =
      Pattern.compile("host:([0-9a-fA-F]{4}):([0-9a-fA-F]{4})");

  private final XlConfig config;
  private final XlNotes notes;

  XlRawDevices(XlConfig config, XlNotes notes) {
    this.config = config;
    this.notes = notes;
  }

  void write(XlElement devices) {
    config
        .text(XlKey.DEVICE_MODEL_OVERRIDE)
        .ifPresent(path -> devices.add(new XlElement("emulator").text(path)));
    config
        .text(XlKey.DEVICE_MODEL_VERSION)
        .filter(version -> !version.equals("qemu-xen"))
        .ifPresent(
            version ->
                notes.notCarried(XlKey.DEVICE_MODEL_VERSION, "device_model_version=" + version));
    config.texts(XlKey.USBDEVICE).forEach(device -> usb(devices, device));
    config.texts(XlKey.PCI).forEach(device -> pci(devices, device));
    video(devices);
    config.text(XlKey.SOUNDHW).ifPresent(card -> sound(devices, card));
  }

  private void usb(XlElement devices, String device) {
    Matcher place = USB_PLACE.matcher(device);
    Matcher product = USB_PRODUCT.matcher(device);
    if (device.equals("tablet") || device.equals("mouse") || device.equals("keyboard")) {
      devices.add(new XlElement("input").with("type", device).with("bus", "usb"));
    } else if (place.matches()) {
      var address =
          new XlElement("address").with("bus", place.group(1)).with("device", place.group(2));
      passThrough(devices, XlKey.USBDEVICE, "usb", new XlElement("source").add(address));
    } else if (product.matches()) {
      var source =
          new XlElement("source")
              .add(new XlElement("vendor").with("id", "0x" + product.group(1)))
              .add(new XlElement("product").with("id", "0x" + product.group(2)));
      passThrough(devices, XlKey.USBDEVICE, "usb", source);
    } else {
      notes.notCarried(XlKey.USBDEVICE, "usbdevice=" + XlShown.quoted(device));
    }
  }

  private void pci(XlElement devices, String device) {
    Matcher place = PCI.matcher(device.strip());
    if (!place.matches()) {
      notes.notCarried(
          XlKey.PCI, "pci=" + XlShown.quoted(device) + "; write it as in 0000:01:00.0");
      return;
    }
    String domain = Optional.ofNullable(place.group(1)).orElse("0000");
    var address =
        new XlElement("address")
            .with("domain", "0x" + domain)
            .with("bus", "0x" + place.group(2))
            .with("slot", "0x" + place.group(3))
            .with("function", "0x" + place.group(4));
    passThrough(devices, XlKey.PCI, "pci", new XlElement("source").add(address));
  }

  private void passThrough(XlElement devices, XlKey key, String type, XlElement source) {
    devices.add(
        new XlElement("hostdev")
            .with("mode", "subsystem")
            .with("type", type)
            .with("managed", "yes")
            .add(source));
    notes.look(key, key.word() + " hands a device of one host to the guest; pin its <vm> by host=");
  }

  private void video(XlElement devices) {
    boolean standard = config.flag(XlKey.STDVGA).orElse(false);
    String card = config.text(XlKey.VGA).orElse(standard ? "stdvga" : "");
    var memory = config.number(XlKey.VIDEORAM);
    if (card.isEmpty() && memory.isEmpty()) {
      return;
    }
    var model =
        new XlElement("model")
            .with("type", card.equals("stdvga") ? "vga" : card.isEmpty() ? "cirrus" : card);
    if (memory.isPresent() && !card.equals("none")) {
      model.with("vram", Long.toString(memory.getAsLong() * 1024));
    }
    devices.add(new XlElement("video").add(model));
  }

  private void sound(XlElement devices, String card) {
    switch (card) {
      case "ac97", "es1370", "sb16" -> devices.add(new XlElement("sound").with("model", card));
      case "hda" -> devices.add(new XlElement("sound").with("model", "ich6"));
      default -> notes.notCarried(XlKey.SOUNDHW, "soundhw=" + XlShown.quoted(card));
    }
  }
}
