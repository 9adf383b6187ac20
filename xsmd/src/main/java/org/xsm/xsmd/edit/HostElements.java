package org.xsm.xsmd.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.xsm.schema.Config;
import org.xsm.schema.Host;
import org.xsm.schema.HostAddresses;
import org.xsm.schema.Problem;
import org.xsm.schema.Site;
import org.xsm.schema.Thing;
import org.xsm.schema.edit.Edit;
import org.xsm.schema.edit.EditResult;
import org.xsm.schema.edit.Editor;
import org.xsm.schema.edit.Target;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;
import org.xsm.xsmd.store.SiteText;

/**
 * Writes the element of a host that comes into a site file, and takes out that of one that goes: a
 * decision. Changes only the characters that it must, and gives only a text that is a site.
 */
public final class HostElements {
  private static final int NAMED = 3;

  private HostElements() {}

  /** Adds a host; one that is there with the same address stays as it is. */
  public static Composed add(SiteText text, String name, String address) {
    return switch (SiteReader.read(Judge.FILE, text.bytes())) {
      case SiteReading.Refused(var problems) -> unreadable(problems);
      case SiteReading.Read read -> add(read, text, name, address);
    };
  }

  private static Composed add(SiteReading.Read read, SiteText text, String name, String address) {
    Optional<Host> there = read.site().host(name);
    if (there.isEmpty()) {
      return edited(read, text, List.of(Edit.addHost(name, Map.of("address", address))));
    }
    Host host = there.get();
    if (canonical(host.address()).equals(canonical(address))) {
      return new Composed.Text(text, false);
    }
    return new Composed.Refused(
        "the file names host "
            + name
            + " with address "
            + host.address()
            + " already (line "
            + read.places().of(host).line()
            + "), and not with "
            + Listing.brief(address)
            + "; change it there, or take another name",
        List.of());
  }

  /**
   * Removes a host, and its name from lists that name others beside it. Where it is the only one
   * that a guest, a set or another thing names, that is refused: a list that becomes empty would
   * come to mean all hosts.
   */
  public static Composed remove(SiteText text, String name) {
    return switch (SiteReader.read(Judge.FILE, text.bytes())) {
      case SiteReading.Refused(var problems) -> unreadable(problems);
      case SiteReading.Read read ->
          read.site().host(name).isEmpty()
              ? new Composed.Text(text, false)
              : remove(read, text, name);
    };
  }

  private static Composed remove(SiteReading.Read read, SiteText text, String name) {
    List<Naming> namings = namings(read.site(), name);
    List<String> alone =
        namings.stream()
            .filter(naming -> naming.rest(name).isEmpty())
            .map(naming -> naming.target() + " (line " + line(read, naming) + ")")
            .toList();
    if (!alone.isEmpty()) {
      return new Composed.Refused(
          "host "
              + name
              + " cannot leave the file: "
              + Listing.some(alone, NAMED)
              + (alone.size() == 1 ? " names" : " name")
              + " no other; write another host there first",
          List.of());
    }
    var edits = new ArrayList<Edit>();
    for (Naming naming : namings) {
      String rest = String.join(" ", naming.rest(name));
      edits.add(new Edit.Set(naming.target(), naming.field(), rest));
    }
    edits.add(new Edit.Remove(Target.of("host", name)));
    return edited(read, text, edits);
  }

  /** Something that names hosts. */
  private record Naming(Thing thing, Target target, String field, List<String> hosts) {
    List<String> rest(String host) {
      return hosts.stream().filter(each -> !each.equals(host)).toList();
    }
  }

  private static List<Naming> namings(Site site, String host) {
    var namings = new ArrayList<Naming>();
    all(namings, site.sets(), "hosts", set -> set.hosts());
    site.guests()
        .forEach(
            guest ->
                namings.add(
                    new Naming(
                        guest,
                        Target.guest(guest.name().toString()),
                        "host",
                        guest.own().whereabouts().hosts())));
    all(namings, site.configs(), "host", HostElements::hosts);
    all(namings, site.secrets(), "hosts", secret -> secret.hosts());
    all(namings, site.pools(), "hosts", pool -> pool.hosts());
    all(namings, site.templates().templates(), "hosts", template -> template.hosts());
    all(namings, site.boots(), "host", boot -> boot.hosts());
    return namings.stream().filter(naming -> naming.hosts().contains(host)).toList();
  }

  private static List<String> hosts(Config config) {
    return config.definition().whereabouts().hosts();
  }

  private static <T extends Thing> void all(
      List<Naming> namings, List<T> things, String field, Function<T, List<String>> hosts) {
    for (T thing : things) {
      Target target = Target.of(thing.kind(), thing.key());
      namings.add(new Naming(thing, target, field, hosts.apply(thing)));
    }
  }

  private static int line(SiteReading.Read read, Naming naming) {
    return read.places().of(naming.thing(), naming.field()).line();
  }

  /** Carries out edits, and gives what comes of them if it is a site. */
  static Composed edited(SiteReading.Read read, SiteText text, List<Edit> edits) {
    return switch (Editor.apply(read.document(), edits)) {
      case EditResult.Refused(var problems) ->
          new Composed.Refused(problems.getFirst().toString(), problems);
      case EditResult.Edited(var edited, var _) -> {
        SiteText result = SiteText.of(read.document().source().encode(edited));
        yield switch (SiteReader.read(Judge.FILE, result.bytes(), read.site())) {
          case SiteReading.Read _ -> new Composed.Text(result, !result.equals(text));
          case SiteReading.Refused(var problems) ->
              new Composed.Refused(problems.getFirst().toString(), problems);
        };
      }
    };
  }

  static Composed.Refused unreadable(List<Problem> problems) {
    return new Composed.Refused("the file is no site: " + problems.getFirst(), problems);
  }

  private static String canonical(String address) {
    try {
      return HostAddresses.canonical(address);
    } catch (IllegalArgumentException notAnAddress) {
      return address;
    }
  }
}
