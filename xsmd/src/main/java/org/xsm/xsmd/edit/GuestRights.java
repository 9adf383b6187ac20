package org.xsm.xsmd.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Definition;
import org.xsm.schema.Definitions;
import org.xsm.schema.Disk;
import org.xsm.schema.Guest;
import org.xsm.schema.GuestName;
import org.xsm.schema.GuestReference;
import org.xsm.schema.GuestSet;
import org.xsm.schema.Site;
import org.xsm.schema.read.SiteReading;

/**
 * What in a guest of its own sets an operator may not change all the same: a decision. It is held
 * against what the guest comes to with its config, since a word on a vm can change what a config
 * says: a disk of the same target, for one, made writable. What the guest reached before, or what
 * its config alone reaches, an admin gave; everything else lies under the prefixes of its set.
 */
final class GuestRights {
  private final SiteReading.Read head;
  private final SiteReading.Read next;
  private final Definitions before;
  private final Definitions after;
  private final List<String> violations = new ArrayList<>();

  private GuestRights(SiteReading.Read head, SiteReading.Read next) {
    this.head = head;
    this.next = next;
    this.before = Definitions.of(head.site());
    this.after = Definitions.of(next.site());
  }

  static List<String> violations(
      SiteReading.Read head, SiteReading.Read next, Predicate<String> mayChange) {
    var rights = new GuestRights(head, next);
    rights.look(head.site(), next.site(), mayChange);
    return rights.violations;
  }

  private void look(Site older, Site newer, Predicate<String> mayChange) {
    Map<GuestName, Guest> old = new HashMap<>();
    older.guests().forEach(guest -> old.putIfAbsent(guest.name(), guest));
    Map<GuestName, GuestName> former = Pairs.of(older, newer).former();
    for (GuestSet set : newer.sets()) {
      for (Guest guest : mayChange.test(set.name()) ? set.guests() : List.<Guest>of()) {
        GuestName was = former.get(guest.name());
        Guest known = was == null ? null : old.get(was);
        if (!guest.equals(known)) {
          guest(set, known, guest, mayChange);
        }
      }
    }
    if (!head.newer().isEmpty() || !next.newer().isEmpty()) {
      unknown(mayChange);
    }
  }

  private void guest(
      GuestSet set, @Nullable Guest known, Guest guest, Predicate<String> mayChange) {
    reaches(set, known, guest);
    if (known == null ? guest.uuid() != null : !Objects.equals(known.uuid(), guest.uuid())) {
      violate(guest, "uuid", "uuid of vm " + guest.name(), "");
    }
    List<?> raw = known == null ? List.of() : known.own().domains();
    if (!raw.equals(guest.own().domains())) {
      violate(guest, "domain", "<domain> of vm " + guest.name(), "");
    }
    GuestReference was = guest.was();
    boolean isClaim = was != null && (known == null || !was.equals(known.was()));
    if (was != null && isClaim && !was.set().isEmpty() && !mayChange.test(was.set())) {
      violate(guest, "was", "was=\"" + was + "\" of vm " + guest.name(), "");
    }
    if (known != null) {
      formats(known, guest);
    }
  }

  private void reaches(GuestSet set, @Nullable Guest known, Guest guest) {
    Set<Reach> given = new HashSet<>();
    Reach.of(after.config(guest.config())).forEach(reach -> given.add(reach.anywhere()));
    if (known != null) {
      Reach.of(before.effective(known).definition()).forEach(each -> given.add(each.anywhere()));
    }
    for (Reach reach : Reach.of(after.effective(guest).definition())) {
      boolean isAllowed =
          given.contains(reach.anywhere())
              || (!reach.location().isEmpty() && Prefixes.cover(set.allow(), reach.location()))
              || reach.field().equals("domain");
      if (!isAllowed) {
        String why =
            reach.location().isEmpty() ? "" : "under no prefix that set " + set.name() + " allows";
        String field = reach.part().isEmpty() ? reach.field() : word(reach.part());
        violate(guest, field, reach + " of vm " + guest.name(), why);
      }
    }
  }

  private static String word(String part) {
    int blank = part.indexOf(' ');
    return blank < 0 ? part : part.substring(0, blank);
  }

  /** The blocks of a disk stay when its format changes, and whoever wrote them chose them. */
  private void formats(Guest known, Guest guest) {
    Definition old = before.effective(known).definition();
    Map<String, Disk> disks = new HashMap<>();
    old.disks().forEach(disk -> disks.put(disk.target(), disk));
    for (Disk disk : after.effective(guest).definition().disks()) {
      Disk was = disks.get(disk.target());
      if (was != null && was.format() != disk.format()) {
        String what = "disk " + disk.target() + " format of vm " + guest.name();
        violate(guest, "disk", what, "");
      }
    }
  }

  /** What this version does not know it cannot judge. */
  private void unknown(Predicate<String> mayChange) {
    Set<Object> carriers = new HashSet<>(head.newer());
    carriers.addAll(next.newer());
    Map<GuestName, String> texts = new HashMap<>();
    GuestTexts.each(head.document(), texts::put);
    GuestTexts.each(
        next.document(),
        (name, text) -> {
          String was = texts.getOrDefault(name, "");
          Guest guest = guest(name);
          if (guest != null
              && mayChange.test(name.set())
              && !text.equals(was)
              && (carriers.contains(guest) || carriers.contains(formerly(name)))) {
            violate(guest, "", "vm " + name, "it says something that this version does not know");
          }
        });
  }

  private @Nullable Guest guest(GuestName name) {
    return find(next.site(), name);
  }

  private Object formerly(GuestName name) {
    Guest guest = find(head.site(), name);
    return guest == null ? name : guest;
  }

  private static @Nullable Guest find(Site site, GuestName name) {
    return site.set(name.set()).stream()
        .flatMap(set -> set.guests().stream())
        .filter(guest -> guest.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private void violate(Guest guest, String field, String what, String why) {
    int line = (field.isEmpty() ? next.places().of(guest) : next.places().of(guest, field)).line();
    String reason = why.isEmpty() ? "" : ", " + why;
    violations.add(what + " (line " + line + reason + ")");
  }
}
