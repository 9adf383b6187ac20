package org.xsm.schema.xen;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.xsm.schema.Position;

/**
 * Which device a guest tries first, by the letters of {@code boot} (c disk, d CD-ROM, n network): a
 * value. The devices are known by their places in the file.
 */
final class XlBootOrder {
  private final Map<Position, Integer> numbers = new HashMap<>();

  private XlBootOrder() {}

  static XlBootOrder of(XlConfig config) {
    var order = new XlBootOrder();
    String letters = config.type() == XlType.HVM ? config.text(XlKey.BOOT).orElse("") : "";
    letters
        .chars()
        .distinct()
        .mapToObj(letter -> first(config, (char) letter))
        .flatMap(Optional::stream)
        .forEach(position -> order.numbers.putIfAbsent(position, order.numbers.size() + 1));
    return order;
  }

  /** The place of a device in the order, from one; nothing if it has none. */
  Optional<String> number(Position device) {
    return Optional.ofNullable(numbers.get(device)).map(number -> Integer.toString(number));
  }

  private static Optional<Position> first(XlConfig config, char letter) {
    return switch (letter) {
      case 'c' ->
          config.disks().stream()
              .filter(disk -> !disk.cdrom() && !disk.virtualDevice().startsWith("fd"))
              .map(XlDisk::position)
              .findFirst();
      case 'd' -> config.disks().stream().filter(XlDisk::cdrom).map(XlDisk::position).findFirst();
      case 'n' -> config.vifs().stream().map(XlVif::position).findFirst();
      default -> Optional.empty();
    };
  }
}
