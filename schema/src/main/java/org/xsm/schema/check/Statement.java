package org.xsm.schema.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Definition;
import org.xsm.schema.Disk;
import org.xsm.schema.Interface;
import org.xsm.schema.Thing;

/**
 * What a config or a vm says of a guest: a value.
 *
 * @param whole what it comes to, with all that it builds on
 * @param base the config that it builds on; null for none
 * @param broken whether what it builds on is not all there, which is reported elsewhere
 */
record Statement(
    Thing owner, Definition own, Definition whole, @Nullable Statement base, boolean broken) {
  String name() {
    return Names.of(owner);
  }

  /** The statement in which a field is said: this or the nearest below it; this if nowhere. */
  Statement saying(Function<Definition, @Nullable Object> field) {
    for (Statement at = this; at != null; at = at.base) {
      if (field.apply(at.own) != null) {
        return at;
      }
    }
    return this;
  }

  /** Every place where a disk is written, the nearest first. */
  List<Disk> writings(Disk disk) {
    return writings(Definition::disks, disk);
  }

  /** The disk as it is written where it says a field; or else where it is written first. */
  Disk written(Disk disk, Function<Disk, @Nullable Object> field) {
    return nearest(writings(disk), disk, field);
  }

  /** The same for a card. */
  Interface written(Interface card, Function<Interface, @Nullable Object> field) {
    return nearest(writings(Definition::interfaces, card), card, field);
  }

  private <T extends Thing> List<T> writings(Function<Definition, List<T>> things, T thing) {
    var writings = new ArrayList<T>(2);
    for (Statement at = this; at != null; at = at.base) {
      for (T written : things.apply(at.own)) {
        if (written.key().equals(thing.key())) {
          writings.add(written);
        }
      }
    }
    return writings;
  }

  private static <T> T nearest(List<T> writings, T otherwise, Function<T, @Nullable Object> field) {
    for (T written : writings) {
      if (field.apply(written) != null) {
        return written;
      }
    }
    return writings.isEmpty() ? otherwise : writings.getFirst();
  }
}
