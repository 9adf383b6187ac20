package org.xsm.schema.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Guest;
import org.xsm.schema.GuestReference;
import org.xsm.schema.GuestSet;
import org.xsm.schema.Host;
import org.xsm.schema.Site;
import org.xsm.schema.Thing;

/** Looks for renames that cannot be: a decision. */
final class FormerNames implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    var hosts = new Renames<>("host", Host::name, Host::was, findings);
    hosts.look(subject.site().hosts(), subject.was(Site::hosts), subject.before() != null);
    var sets = new Renames<>("set", GuestSet::name, GuestSet::was, findings);
    sets.look(subject.site().sets(), subject.was(Site::sets), subject.before() != null);
    var guests = new Renames<>("vm", guest -> guest.name().toString(), FormerNames::was, findings);
    guests.look(subject.site().guests(), subject.was(Site::guests), subject.before() != null);
  }

  /** A name alone is one of the guest's own set. */
  private static @Nullable String was(Guest guest) {
    GuestReference was = guest.was();
    if (was == null) {
      return null;
    }
    return was.set().isEmpty() ? guest.name().set() + "/" + was.name() : was.toString();
  }

  private record Renames<T extends Thing>(
      String kind, Function<T, String> name, Function<T, @Nullable String> was, Findings findings) {
    void look(List<T> now, List<T> before, boolean isBeforeKnown) {
      if (now.stream().allMatch(thing -> was.apply(thing) == null)) {
        return;
      }
      Map<String, T> claims = new HashMap<>();
      Map<String, T> named = new HashMap<>();
      Map<String, T> gone = new HashMap<>();
      now.forEach(thing -> named.putIfAbsent(name.apply(thing), thing));
      before.forEach(thing -> gone.putIfAbsent(name.apply(thing), thing));
      for (T thing : now) {
        String former = was.apply(thing);
        if (former != null) {
          claim(thing, former, claims, named);
          if (isBeforeKnown && isNew(thing, gone) && !gone.containsKey(former)) {
            say(
                thing,
                Sentence.of(
                    "names no %s of the site before this edit; write the name that it had", kind));
          }
        }
      }
    }

    private void claim(T thing, String former, Map<String, T> claims, Map<String, T> named) {
      T first = claims.putIfAbsent(former, thing);
      T there = named.get(former);
      if (former.equals(name.apply(thing))) {
        say(thing, "is the name it has now; take it out");
      } else if (first != null) {
        say(
            thing,
            Sentence.of(
                "is also what %s in line %d was; only one of them can have been",
                Names.of(first), findings.line(first)));
      } else if (there != null && was.apply(there) == null) {
        say(
            thing,
            Sentence.of(
                    "is still there, in line %d; a rename leaves nothing of the old name behind:"
                        + " take that",
                    findings.line(there))
                + " one out, or this was=");
      }
    }

    private boolean isNew(T thing, Map<String, T> gone) {
      return !gone.containsKey(name.apply(thing));
    }

    private void say(T thing, String what) {
      findings.error(
          "was",
          thing,
          "was",
          Sentence.of("was=\"%s\" of %s %s", was.apply(thing), Names.of(thing), what));
    }
  }
}
