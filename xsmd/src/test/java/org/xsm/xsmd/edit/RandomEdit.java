package org.xsm.xsmd.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import org.xsm.schema.edit.Edit;
import org.xsm.schema.edit.EditResult;
import org.xsm.schema.edit.Editor;
import org.xsm.schema.edit.Place;
import org.xsm.schema.edit.Target;
import org.xsm.schema.xml.XmlLimits;
import org.xsm.schema.xml.XmlReader;
import org.xsm.schema.xml.XmlReading;

/** A site, and texts that somebody made of it, by chance but the same for a seed: a decision. */
final class RandomEdit {
  static final String SITE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <site xmlns="urn:xsm:site:1" name="s">
        <settings><guard share="100%" floor="99"/></settings>
        <hosts>
          <host name="h1" address="10.0.0.1"/>
          <host name="h2" address="10.0.0.2"/>
        </hosts>
        <networks><network name="lan" bridge="br0"/></networks>
        <storage><pool name="disks" type="directory" path="/srv/disks"/></storage>
        <configs>
          <!-- one for all -->
          <config name="c" memory="512MiB" on-change="restart">
            <disk target="vda" pool="disks" size="10GiB"/>
            <disk target="vdb" source="/srv/tools.img" read-only="true"/>
            <interface network="lan"/>
          </config>
          <config name="d" memory="256MiB"/>
        </configs>
        <set name="shop">
          <allow prefix="/srv/shop"/>
          <!-- the first -->
          <vm name="a" config="c"/>
          <vm name="b" config="c" host="h1" memory="1GiB"/>
          <vm name="c" config="d" state="stopped"/>
          <vm name="d"/>
        </set>
        <set name="lab">
          <vm name="a" config="c" host="h2"/>
          <vm name="b" config="d" protect="true"/>
          <vm name="e" config="c" mac="aa:00:00:00:00:05"/>
        </set>
      </site>
      """;

  private static final List<String> GUESTS =
      List.of("shop/a", "shop/b", "shop/c", "shop/d", "lab/a", "lab/b", "lab/e");

  private final Random random;
  private final String home;

  private RandomEdit(Random random, String home) {
    this.random = random;
    this.home = home;
  }

  /** The site with a few changes anywhere. */
  static String text(String site, long seed, int edits) {
    return applied(site, new RandomEdit(new Random(seed), ""), edits);
  }

  /** The same, most of them in the guests of one set. */
  static String textAround(String site, String set, long seed, int edits) {
    return applied(site, new RandomEdit(new Random(seed), set), edits);
  }

  private static String applied(String site, RandomEdit chance, int edits) {
    String text = site;
    for (int edit = 0; edit < edits; edit++) {
      text = chance.apply(text);
    }
    return text;
  }

  private String apply(String text) {
    if (random.nextInt(12) == 0) {
      return home.isEmpty() || random.nextInt(3) == 0
          ? text.replaceFirst("one for all", "one for " + random.nextInt(9))
          : text.replaceFirst("the first", "the first of " + random.nextInt(9));
    }
    if (!(XmlReader.read("site.xml", text, XmlLimits.DEFAULT)
        instanceof XmlReading.Read(var document))) {
      throw new IllegalStateException("an edit by chance broke the text:\n" + text);
    }
    return Editor.apply(document, List.of(edit())) instanceof EditResult.Edited(var edited, var _)
        ? edited
        : text;
  }

  private Edit edit() {
    boolean stays = !home.isEmpty() && random.nextInt(8) > 0;
    return stays || random.nextInt(3) > 0 ? ofGuest(guest(stays)) : around();
  }

  private String guest(boolean stays) {
    List<String> guests =
        stays ? GUESTS.stream().filter(name -> name.startsWith(home + "/")).toList() : GUESTS;
    return guests.get(random.nextInt(guests.size()));
  }

  private Edit ofGuest(String name) {
    Target guest = Target.guest(name);
    return switch (random.nextInt(12)) {
      case 0, 1 -> new Edit.Set(guest, "memory", 128 * (1 + random.nextInt(8)) + "MiB");
      case 2 -> new Edit.Set(guest, "description", "number " + random.nextInt(9));
      case 3 -> new Edit.Set(guest, "vcpus", String.valueOf(1 + random.nextInt(4)));
      case 4 -> new Edit.Set(guest, "state", random.nextBoolean() ? "stopped" : null);
      case 5 -> new Edit.Set(guest, "config", random.nextBoolean() ? "c" : "d");
      case 6 -> new Edit.Remove(guest);
      case 7 -> {
        String set = name.substring(0, name.indexOf('/'));
        yield new Edit.AddGuest(
            set + "/n" + random.nextInt(9), fields("config", "c"), false, Place.USUAL);
      }
      case 8 ->
          new Edit.Add(guest, "disk", fields("target", "vdc", "source", source()), Place.USUAL);
      case 9 ->
          new Edit.Add(guest, "disk", fields("target", "vdb", "read-only", "false"), Place.USUAL);
      case 10 -> new Edit.Rename(guest, "r" + random.nextInt(9));
      default -> new Edit.Set(guest, "kernel", source());
    };
  }

  private String source() {
    return List.of("/srv/shop/x.img", "/srv/shop/../x.img", "/etc/shadow", "/srv/tools.img")
        .get(random.nextInt(4));
  }

  private Edit around() {
    return switch (random.nextInt(7)) {
      case 0 ->
          new Edit.Set(Target.of("config", "c"), "memory", 256 * (1 + random.nextInt(4)) + "");
      case 1 -> new Edit.Set(Target.of("network", "lan"), "bridge", "br" + random.nextInt(4));
      case 2 ->
          new Edit.Set(Target.of("host", "h2"), "address", "10.0.0." + (2 + random.nextInt(9)));
      case 3 -> new Edit.Set(Target.of("set", "shop"), "owner", "o" + random.nextInt(4));
      case 4 -> new Edit.Set(Target.SITE.to("settings", ""), "drift", "report");
      case 5 -> Edit.addHost("h" + (3 + random.nextInt(3)), fields("address", "10.0.1.1"));
      default ->
          new Edit.Add(
              Target.of("set", "shop"),
              "allow",
              fields("prefix", "/srv/" + random.nextInt(3)),
              Place.USUAL);
    };
  }

  private static SequencedMap<String, String> fields(String... words) {
    var fields = new LinkedHashMap<String, String>();
    for (int at = 0; at < words.length; at += 2) {
      fields.put(words[at], words[at + 1]);
    }
    return fields;
  }

  /** Removes whole guests, which leaves the rest of the text as it is. */
  static String without(String site, List<Integer> guests) {
    var edits = new ArrayList<Edit>();
    guests.stream()
        .distinct()
        .forEach(guest -> edits.add(new Edit.Remove(Target.guest(GUESTS.get(guest)))));
    if (XmlReader.read("site.xml", site, XmlLimits.DEFAULT) instanceof XmlReading.Read(var document)
        && Editor.apply(document, edits) instanceof EditResult.Edited(var edited, var _)) {
      return edited;
    }
    throw new IllegalStateException("guests " + guests + " cannot be removed");
  }
}
