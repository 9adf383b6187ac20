package org.xsm.schema.xen;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a guest calls a disk that Xen knows by its number: a decision. */
final class XlDiskTarget {
  private static final Pattern NAME = Pattern.compile("(vd|sd|hd|xvd)[a-z]{1,3}[0-9]{0,2}|fd[a-d]");
  private static final Pattern DISK_AND_PART = Pattern.compile("d([0-9]{1,2})(?:p([0-9]{1,2}))?");

  private XlDiskTarget() {}

  /** The name as the site file takes it; nothing where there is none. */
  static Optional<String> of(String virtualDevice) {
    if (NAME.matcher(virtualDevice).matches()) {
      return Optional.of(virtualDevice);
    }
    Matcher matcher = DISK_AND_PART.matcher(virtualDevice);
    if (matcher.matches()) {
      int part = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
      return name("xvd", Integer.parseInt(matcher.group(1)), part);
    }
    OptionalLong number = XlNumbers.parse(virtualDevice);
    return number.isPresent() ? ofNumber(number.getAsLong()) : Optional.empty();
  }

  /** Linux's major and minor: so does the paravirtual protocol number its disks. */
  private static Optional<String> ofNumber(long number) {
    int minor = (int) (number & 0xFF);
    return switch ((int) (number >> 8)) {
      case 202 -> name("xvd", minor / 16, minor % 16);
      case 8 -> name("sd", minor / 16, minor % 16);
      case 3 -> name("hd", minor / 64, minor % 64);
      case 22 -> name("hd", 2 + minor / 64, minor % 64);
      default -> Optional.empty();
    };
  }

  private static Optional<String> name(String kind, int disk, int part) {
    boolean known = disk < 26;
    return known
        ? Optional.of(kind + (char) ('a' + disk) + (part == 0 ? "" : Integer.toString(part)))
        : Optional.empty();
  }
}
