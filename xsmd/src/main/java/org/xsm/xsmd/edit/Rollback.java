package org.xsm.xsmd.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.xsm.schema.Guest;
import org.xsm.schema.GuestName;
import org.xsm.schema.GuestReference;
import org.xsm.schema.GuestSet;
import org.xsm.schema.Host;
import org.xsm.schema.Site;
import org.xsm.schema.edit.Edit;
import org.xsm.schema.edit.Place;
import org.xsm.schema.edit.Target;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlElement;
import org.xsm.xsmd.store.Author;
import org.xsm.xsmd.store.EditRequest;
import org.xsm.xsmd.store.RequestId;
import org.xsm.xsmd.store.SiteText;

/**
 * Makes an edit of the wish to return to an earlier revision: a decision. It is an edit like any
 * other, based on the head, and judged like any other. Hosts that joined since stay: a rollback is
 * about what the site should be, and no reason for a host to lose its place in it. What was renamed
 * since is renamed back, and not removed.
 */
public final class Rollback {
  private final RevisionText to;
  private final RevisionText head;
  private final Holdings holdings;

  /**
   * @param to the revision whose text is to hold again
   */
  public Rollback(RevisionText to, RevisionText head, Holdings holdings) {
    this.to = to;
    this.head = head;
    this.holdings = holdings;
  }

  /** The edit that is to be judged; without a message it says what it is. */
  public EditRequest request(
      RequestId id, Author author, String message, int allowed, boolean dryRun) {
    String why = message.isEmpty() ? "back to revision " + to.number() : message;
    return new EditRequest(id, text(), head.number(), author, why, allowed, dryRun);
  }

  /** The earlier text, with those hosts that joined since. */
  public SiteText text() {
    SiteReading earlier = SiteReader.read(Judge.FILE, to.text().bytes());
    SiteReading now = SiteReader.read(Judge.FILE, head.text().bytes());
    if (!(earlier instanceof SiteReading.Read older) || !(now instanceof SiteReading.Read newer)) {
      return to.text();
    }
    List<Edit> edits = renamedBack(older.site(), newer.site());
    for (Host host : newer.site().hosts()) {
      boolean joined = holdings.members().contains(host.name());
      if (joined && older.site().host(host.name()).isEmpty()) {
        edits.addAll(added(newer, host.name()));
      }
    }
    if (edits.isEmpty()) {
      return to.text();
    }
    return HostElements.edited(older, to.text(), edits) instanceof Composed.Text(var text, var _)
        ? text
        : to.text();
  }

  private static List<Edit> renamedBack(Site older, Site newer) {
    Pairs pairs = Pairs.of(older, newer);
    var edits = new ArrayList<Edit>();
    for (GuestSet set : older.sets()) {
      Optional<String> now = pairs.set(set.name()).filter(name -> !name.equals(set.name()));
      now.ifPresent(name -> edits.add(new Edit.Set(Target.of("set", set.name()), "was", name)));
      for (Guest guest : set.guests()) {
        // A guest that only followed its set goes back with it.
        pairs
            .now(guest)
            .map(Guest::name)
            .filter(name -> !name.equals(new GuestName(now.orElse(set.name()), guest.key())))
            .filter(name -> isFree(newer, guest.name()))
            .ifPresent(name -> edits.add(was(guest, name)));
      }
    }
    return edits;
  }

  private static Edit was(Guest guest, GuestName now) {
    return new Edit.Set(Target.guest(guest.name().toString()), "was", now.toString());
  }

  private static boolean isFree(Site site, GuestName name) {
    return site.guests(GuestReference.parse(name.toString())).isEmpty();
  }

  private static List<Edit> added(SiteReading.Read newer, String name) {
    var edits = new ArrayList<Edit>();
    for (XmlElement element : newer.document().elements()) {
      boolean isHost =
          element.name().equals("host")
              && element.depth() == 2
              && element
                  .attribute("name")
                  .filter(attribute -> attribute.value().strip().equals(name))
                  .isPresent();
      if (isHost) {
        edits.add(new Edit.Add(Target.SITE, "host", fields(element), Place.USUAL));
        Target host = Target.of("host", name);
        for (XmlElement part : element.children()) {
          edits.add(new Edit.Add(host, part.name(), fields(part), Place.USUAL));
        }
        break;
      }
    }
    return edits;
  }

  private static SequencedMap<String, String> fields(XmlElement element) {
    var fields = new LinkedHashMap<String, String>();
    for (XmlAttribute attribute : element.attributes()) {
      // What it was before the rollback is no name that the earlier text knows.
      if (!attribute.name().equals("was")) {
        fields.put(attribute.name(), attribute.value());
      }
    }
    return fields;
  }
}
