package org.xsm.schema.xen;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Position;
import org.xsm.schema.xen.XlDisk.Kind;

/** A disk while the fields of its specification come in; made for one, used by one thread. */
final class XlDiskDraft {
  private static final Set<String> FORMATS =
      Set.of("raw", "qcow", "qcow2", "vhd", "qed", "vdi", "vmdk", "empty");
  private static final Pattern DEVICE =
      Pattern.compile("(xvd[a-z]{1,2}|[hsv]d[a-z]{1,2}|fd[ab])[0-9]{0,3}|d[0-9]+(p[0-9]+)?");
  private static final Pattern DEVICE_NUMBER = Pattern.compile("0x[0-9a-fA-F]{1,8}|[0-9]{1,9}");
  private static final Pattern KEYED = Pattern.compile("[a-z][a-z-]*=.*", Pattern.DOTALL);

  private final XlDiskPrefix prefix;
  private final List<String> leftOut = new ArrayList<>();
  private @Nullable String target;
  private @Nullable String format;
  private @Nullable String device;
  private @Nullable String access;
  private boolean cdrom;
  private boolean discard;
  private String complaint = "";

  XlDiskDraft(XlDiskPrefix prefix) {
    this.prefix = prefix;
    format = prefix.format();
  }

  /** What is wrong, as the middle of a sentence; empty while all is well. */
  String complaint() {
    return complaint;
  }

  /** Whether what is left is one field, commas and all: xl's {@code target=} is always the last. */
  boolean takesAll(String rest) {
    return rest.startsWith("target=");
  }

  void take(String field) {
    switch (field) {
      case "cdrom" -> cdrom = true;
      case "discard" -> discard = true;
      case "no-discard" -> discard = false;
      case "direct-io-safe" -> leftOut.add(field);
      default -> {
        if (KEYED.matcher(field).matches()) {
          keyed(
              field,
              field.substring(0, field.indexOf('=')),
              field.substring(field.indexOf('=') + 1));
        } else {
          positional(field);
        }
      }
    }
  }

  private void keyed(String field, String name, String value) {
    switch (name) {
      case "target" -> target = value.strip();
      case "format" -> format(value.strip());
      case "vdev" -> device(value.strip());
      case "access" -> access(value.strip());
      case "devtype" -> deviceType(value.strip());
      case "backend",
          "backendtype",
          "script",
          "specification",
          "transport",
          "trusted",
          "grant",
          "backend-type" ->
          leftOut.add(field);
      default ->
          complaint = "has " + XlShown.quoted(name) + ", which is no word for a part of a disk";
    }
  }

  /** xm's order is target, device, access, back end; xl's is target, format, device, access. */
  private void positional(String field) {
    if (target == null) {
      target = field;
    } else if (!prefix.present() && format == null) {
      format(field);
    } else if (device == null) {
      device(field);
    } else if (access == null) {
      access(field);
    } else if (prefix.present() && !field.isEmpty() && leftOut.isEmpty()) {
      leftOut.add("backend=" + field);
    } else {
      complaint = "has " + XlShown.quoted(field) + " after its last field";
    }
  }

  private void format(String word) {
    format = word.isEmpty() ? "raw" : word;
    if (!FORMATS.contains(format)) {
      complaint = "has " + XlShown.quoted(word) + " where its format belongs (raw, qcow2, vhd)";
    }
  }

  private void device(String word) {
    String name = word.startsWith("ioemu:") ? word.substring(6) : word;
    int colon = name.indexOf(':');
    if (colon >= 0) {
      deviceType(name.substring(colon + 1));
      name = name.substring(0, colon);
    }
    device = name.startsWith("/dev/") ? name.substring(5) : name;
    boolean known = DEVICE.matcher(device).matches() || DEVICE_NUMBER.matcher(device).matches();
    if (!known && complaint.isEmpty()) {
      complaint =
          word.isEmpty()
              ? "names no device that the guest sees"
              : "has " + XlShown.quoted(word) + " where a device such as xvda or hda belongs";
    }
  }

  private void deviceType(String word) {
    switch (word) {
      case "cdrom" -> cdrom = true;
      case "disk" -> cdrom = false;
      default -> complaint = "has " + XlShown.quoted(word) + " for its type (disk, cdrom)";
    }
  }

  private void access(String word) {
    access = word;
    if (!Set.of("r", "ro", "w", "rw", "w!", "rw!", "r!", "!").contains(word)) {
      complaint =
          "has " + XlShown.quoted(word) + " where its access belongs (r, w, or w! if shared)";
    }
  }

  /** Says what is still missing. */
  void finish() {
    if (!complaint.isEmpty()) {
      return;
    }
    boolean empty = target == null || target.isEmpty();
    if (empty && device == null) {
      complaint = "names no device or file";
    } else if (device == null) {
      complaint = "names no device that the guest sees";
    } else if (empty && !cdrom) {
      complaint = "names no device or file, which only a CD-ROM drive may leave out";
    }
  }

  XlDisk disk(Position position) {
    String seen = device == null ? "" : device;
    String given = access == null ? cdrom ? "r" : "w" : access;
    String source = source(target == null ? "" : target);
    String known = format == null || format.equals("empty") ? "raw" : format;
    boolean readOnly = cdrom || (given.startsWith("r") && !given.startsWith("rw"));
    return new XlDisk(
        source,
        kind(source),
        known,
        seen,
        readOnly,
        given.endsWith("!"),
        cdrom,
        discard,
        leftOut,
        position);
  }

  private String source(String path) {
    if (!prefix.network().isEmpty()) {
      return prefix.network() + ":" + path;
    }
    boolean relative = prefix.kind() == Kind.BLOCK && !path.startsWith("/") && !path.isEmpty();
    return relative ? "/dev/" + path : path;
  }

  private Kind kind(String source) {
    boolean scripted = leftOut.stream().anyMatch(field -> field.startsWith("script="));
    if (prefix.kind() == Kind.NETWORK || (scripted && !source.startsWith("/"))) {
      return Kind.NETWORK;
    }
    boolean block = prefix.kind() == Kind.BLOCK || source.startsWith("/dev/");
    return block ? Kind.BLOCK : Kind.FILE;
  }
}
