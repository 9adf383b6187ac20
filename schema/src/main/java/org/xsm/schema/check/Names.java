package org.xsm.schema.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.xsm.schema.Boot;
import org.xsm.schema.Guest;
import org.xsm.schema.GuestSet;
import org.xsm.schema.Thing;

/** How messages name things, several of them, and amounts: a decision. */
final class Names {
  private static final int MOST = 4;

  private Names() {}

  /** As in: vm My_site/vm1, host h1, the boot service. */
  static String of(Thing thing) {
    return switch (thing) {
      case Guest guest when guest.name().set().isEmpty() -> "vm " + guest.key();
      case Guest guest -> "vm " + guest.name();
      case Boot boot when isUnnamed(boot) -> "the boot service";
      case Boot boot -> "boot service " + boot.key();
      case GuestSet set -> "set " + set.name();
      default -> thing.kind() + " " + thing.key();
    };
  }

  static boolean isUnnamed(Boot boot) {
    return boot.key().startsWith("#");
  }

  /** As in: h1, h2 and h3; of many only the first ones. */
  static String list(Collection<String> names) {
    var shown = new ArrayList<>(names.stream().limit(MOST).toList());
    int more = names.size() - shown.size();
    if (more == 1) {
      shown.addAll(names.stream().skip(MOST).toList());
    } else if (more > 1) {
      shown.add(more + " others");
    }
    return joined(shown);
  }

  private static String joined(List<String> shown) {
    if (shown.size() < 2) {
      return String.join("", shown);
    }
    return String.join(", ", shown.subList(0, shown.size() - 1)) + " and " + shown.getLast();
  }

  /** As in: 1 vm, 3 vms. */
  static String count(long number, String one) {
    return number == 1 ? "1 " + one : number + " " + one + "s";
  }
}
