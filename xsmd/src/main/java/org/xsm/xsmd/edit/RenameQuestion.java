package org.xsm.xsmd.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xsm.schema.Definitions;
import org.xsm.schema.Disk;
import org.xsm.schema.EffectiveGuest;
import org.xsm.schema.Guest;
import org.xsm.schema.GuestIp;
import org.xsm.schema.GuestSet;
import org.xsm.schema.Host;
import org.xsm.schema.Interface;

/**
 * Asks "is this a rename?" where an edit removes one thing and adds one alike: a decision. Taken
 * for a rename, the guest would lose its disks; so the author says {@code was}, or that the guests
 * that go are meant to go.
 */
final class RenameQuestion {
  private static final int NAMED = 3;

  private final Step step;
  private final Pairs pairs;

  private RenameQuestion(Step step, Pairs pairs) {
    this.step = step;
    this.pairs = pairs;
  }

  static Optional<String> objection(Step step, Pairs pairs, Effects effects) {
    var question = new RenameQuestion(step, pairs);
    Optional<String> host = question.host();
    boolean isSaid =
        effects.affected() > 0 && step.asked().request().allowed() >= effects.affected();
    if (host.isPresent() || isSaid || pairs.gone().isEmpty() || pairs.come().isEmpty()) {
      return host;
    }
    return question.set(effects).or(() -> question.guest(effects));
  }

  private Optional<String> host() {
    Map<String, Host> gone = new HashMap<>();
    for (Host host : step.before().hosts()) {
      if (pairs.host(host.name()).isEmpty()) {
        gone.putIfAbsent(host.address(), host);
      }
    }
    for (Host host : gone.isEmpty() ? List.<Host>of() : step.after().hosts()) {
      Host was = gone.get(host.address());
      if (was != null && step.before().host(host.name()).isEmpty()) {
        return Optional.of(
            "refused: the edit removes host "
                + was.name()
                + former("host", was.name())
                + " and adds host "
                + host.name()
                + line("host", host.name())
                + " with the same address; is this a rename? then write was=\""
                + was.name()
                + "\" on "
                + host.name()
                + "; if it is not, remove one and add the other in two edits");
      }
    }
    return Optional.empty();
  }

  private Optional<String> set(Effects effects) {
    Map<String, Set<String>> come = new HashMap<>();
    for (Guest guest : pairs.come()) {
      come.computeIfAbsent(guest.name().set(), set -> new HashSet<>()).add(guest.name().name());
    }
    for (GuestSet set : step.before().sets()) {
      if (pairs.set(set.name()).isPresent() || set.guests().isEmpty()) {
        continue;
      }
      for (GuestSet other : step.after().sets()) {
        Set<String> names = come.getOrDefault(other.name(), Set.of());
        long same = set.guests().stream().filter(each -> names.contains(each.key())).count();
        if (same * 2 > set.guests().size() && step.before().set(other.name()).isEmpty()) {
          return Optional.of(set(set, other, same, effects));
        }
      }
    }
    return Optional.empty();
  }

  private String set(GuestSet gone, GuestSet come, long same, Effects effects) {
    return "refused: the edit removes set "
        + gone.name()
        + former("set", gone.name())
        + " and adds set "
        + come.name()
        + line("set", come.name())
        + " with "
        + same
        + " of its "
        + Listing.count(gone.guests().size(), "guest")
        + "; is this a rename? then write was=\""
        + gone.name()
        + "\" on "
        + come.name()
        + "; if they are to be removed with all they have, say so with --yes-affect "
        + effects.affected();
  }

  private record Alike(Guest gone, Guest come, String by) {}

  private Optional<String> guest(Effects effects) {
    List<Alike> alike = alike();
    if (alike.isEmpty()) {
      return Optional.empty();
    }
    Alike first = alike.getFirst();
    List<String> others =
        alike.stream().skip(1).map(each -> each.gone().name().toString()).toList();
    return Optional.of(
        "refused: the edit removes vm "
            + first.gone().name()
            + former("vm", first.gone().name().toString())
            + " and adds vm "
            + first.come().name()
            + line("vm", first.come().name().toString())
            + " with the same "
            + first.by()
            + (others.isEmpty() ? "" : ", and so with " + Listing.some(others, NAMED))
            + "; is this a rename? then write was=\""
            + first.gone().name()
            + "\" on "
            + first.come().name()
            + "; if "
            + (others.isEmpty() ? "it is" : "they are")
            + " to be removed with all "
            + (others.isEmpty() ? "it has" : "they have")
            + ", say so with --yes-affect "
            + effects.affected());
  }

  private List<Alike> alike() {
    Definitions old = Definitions.of(step.before());
    Definitions young = Definitions.of(step.after());
    Map<Object, Guest> signs = new HashMap<>();
    for (Guest guest : pairs.come()) {
      signs(young.effective(guest)).forEach((sign, by) -> signs.putIfAbsent(sign, guest));
    }
    var alike = new ArrayList<Alike>();
    Set<Guest> taken = new HashSet<>();
    for (Guest guest : pairs.gone()) {
      for (var sign : signs(old.effective(guest)).entrySet()) {
        Guest come = signs.get(sign.getKey());
        if (come != null && taken.add(come)) {
          alike.add(new Alike(guest, come, sign.getValue()));
          break;
        }
      }
    }
    return alike;
  }

  /** A sign that tells a guest from others; equal signs are of one kind and one value. */
  private record Sign(String kind, Object value) {}

  /** What a guest is known by beside its name, the surest first, and how messages call it. */
  private static Map<Object, String> signs(EffectiveGuest guest) {
    var signs = new LinkedHashMap<Object, String>();
    if (guest.guest().uuid() != null) {
      signs.put(new Sign("uuid", guest.guest().uuid()), "uuid");
    }
    if (guest.guest().mac() != null) {
      signs.put(new Sign("mac", guest.guest().mac()), "mac " + guest.guest().mac());
    }
    for (Interface card : guest.interfaces()) {
      if (card.mac() != null) {
        signs.put(new Sign("mac", card.mac()), "mac " + card.mac());
      }
    }
    for (Disk disk : guest.disks()) {
      if (disk.source() != null && disk.writable() && !Boolean.TRUE.equals(disk.shareable())) {
        signs.put(new Sign("disk", disk.source()), "disk " + Listing.brief(disk.source()));
      }
    }
    for (Interface card : guest.interfaces()) {
      GuestIp ip = card.ip();
      if (ip != null && ip.address() != null) {
        signs.put(new Sign("ip", ip.address()), "ip " + ip);
      }
    }
    signs.put(new Sign("definition", guest.definition()), "definition");
    return signs;
  }

  private String former(String kind, String name) {
    return " (" + step.formerLine(LineIndex.of(step.head().document()).line(kind, name)) + ")";
  }

  private String line(String kind, String name) {
    return " (line " + LineIndex.of(step.next().document()).line(kind, name) + ")";
  }
}
