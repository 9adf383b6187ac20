package org.xsm.schema.xen;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a guest boots by: kernel, RAM disk, command line and firmware; a decision. */
final class XlKernel {
  private static final Pattern LOCATION = Pattern.compile("/.*|[a-z][a-z0-9+.-]*:\\S+");
  private static final String HVM_LOADER = "hvmloader";

  private final XlConfig config;
  private final XlNotes notes;

  XlKernel(XlConfig config, XlNotes notes) {
    this.config = config;
    this.notes = notes;
  }

  void write(XlElement element) {
    // hvmloader is Xen's BIOS, which old files had to name as if it were the guest's kernel.
    Optional<String> kernel = config.text(XlKey.KERNEL).filter(path -> !path.endsWith(HVM_LOADER));
    Optional<String> located = kernel.flatMap(path -> location(XlKey.KERNEL, path));
    located.ifPresent(path -> element.add(new XlElement("kernel").text(path)));
    config
        .text(XlKey.RAMDISK)
        .flatMap(path -> location(XlKey.RAMDISK, path))
        .ifPresent(path -> element.add(new XlElement("initrd").text(path)));
    String line = config.kernelArguments();
    if (!line.isEmpty() && (config.type() != XlType.HVM || located.isPresent())) {
      element.add(new XlElement("cmdline").text(line));
    }
    if (config.has(XlKey.CMDLINE)) {
      notes.look(XlKey.ROOT, "root does not count beside cmdline, as in xl");
      notes.look(XlKey.EXTRA, "extra does not count beside cmdline, as in xl");
    }
    config.text(XlKey.FIRMWARE).ifPresent(word -> firmware(element, word));
  }

  private Optional<String> location(XlKey key, String path) {
    if (LOCATION.matcher(path).matches()) {
      return Optional.of(path);
    }
    String found = key.word() + "=" + XlShown.quoted(path);
    notes.notCarried(key, found + "; write its absolute path");
    return Optional.empty();
  }

  private void firmware(XlElement element, String word) {
    switch (word) {
      case "bios", "seabios", "rombios" ->
          element.add(new XlElement("firmware").with("type", "bios"));
      case "uefi", "ovmf" -> element.add(new XlElement("firmware").with("type", "uefi"));
      default -> {
        if (word.startsWith("/")) {
          element.add(new XlElement("firmware").with("type", "uefi").with("loader", word));
          notes.look(
              XlKey.FIRMWARE, "firmware became a UEFI loader; write type=\"bios\" if it is a BIOS");
        } else {
          notes.notCarried(
              XlKey.FIRMWARE, "firmware=" + XlShown.quoted(word) + "; there are bios and uefi");
        }
      }
    }
  }
}
