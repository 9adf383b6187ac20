package org.xsm.xsmd.edit;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Guest;
import org.xsm.schema.GuestReference;
import org.xsm.schema.GuestSet;
import org.xsm.schema.Host;
import org.xsm.schema.Site;

/**
 * Finds a thing that is there under its own name and says that it was another, which the edit takes
 * out: a decision. Two would become one, and whoever follows the {@code was} would lose one of
 * them.
 */
final class FalseRename {
  private FalseRename() {}

  static Optional<String> objection(Step step) {
    return look(step, "host", Site::hosts, Host::name, Host::was)
        .or(() -> look(step, "set", Site::sets, GuestSet::name, GuestSet::was))
        .or(() -> look(step, "vm", Site::guests, FalseRename::name, FalseRename::was));
  }

  private static <T> Optional<String> look(
      Step step,
      String kind,
      Function<Site, List<T>> things,
      Function<T, String> name,
      Function<T, @Nullable String> was) {
    Set<String> old = new HashSet<>();
    things.apply(step.before()).forEach(thing -> old.add(name.apply(thing)));
    Set<String> young = new HashSet<>();
    things.apply(step.after()).forEach(thing -> young.add(name.apply(thing)));
    for (T thing : things.apply(step.after())) {
      String former = was.apply(thing);
      boolean isFalse =
          former != null
              && old.contains(name.apply(thing))
              && old.contains(former)
              && !young.contains(former);
      if (isFalse) {
        return Optional.of(sentence(step, kind, name.apply(thing), former));
      }
    }
    return Optional.empty();
  }

  private static String sentence(Step step, String kind, String name, String former) {
    int line = LineIndex.of(step.next().document()).line(kind, name);
    return "refused: the edit removes "
        + kind
        + " "
        + former
        + ", and "
        + kind
        + " "
        + name
        + " (line "
        + line
        + ") says that it was that one, but it was there beside it; take was=\""
        + former
        + "\" out";
  }

  private static String name(Guest guest) {
    return guest.name().toString();
  }

  private static @Nullable String was(Guest guest) {
    GuestReference was = guest.was();
    if (was == null) {
      return null;
    }
    return was.set().isEmpty() ? guest.name().set() + "/" + was.name() : was.toString();
  }
}
