package org.xsm.schema.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.xsm.schema.Site;
import org.xsm.schema.diff.Change;
import org.xsm.schema.diff.Diff;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlElement;
import org.xsm.schema.xml.XmlLimits;
import org.xsm.schema.xml.XmlReader;
import org.xsm.schema.xml.XmlReading;

/** What holds of edits of every site, however it is laid out. */
final class EditorPropertyTest {

  @Property(tries = 400)
  void givesAFieldItsValueAndNothingElse(@ForAll long seed, @ForAll @IntRange(max = 4) int kind) {
    String before = RandomSite.text(seed);
    Edit.Set edit = (Edit.Set) RandomEdits.of(seed, kind, kind + 1).getFirst();

    String after = apply(before, edit);

    List<Change> changes = Diff.between(site(before), site(after));
    if (edit.value() == null) {
      assertThat(changes).hasSizeLessThan(2);
    } else {
      assertThat(changes)
          .singleElement()
          .isInstanceOfSatisfying(
              Change.Changed.class,
              change -> {
                assertThat(change.field()).isEqualTo(edit.field());
                assertThat(change.after()).isEqualTo(edit.value());
              });
    }
  }

  @Property(tries = 400)
  void leavesTheTextAroundAnAttributeAsItIs(@ForAll long seed) {
    String before = RandomSite.text(seed);
    XmlElement guest = guest(before);

    String after = apply(before, new Edit.Set(Target.guest("s0/vm0"), "memory", "777MiB"));

    assertThat(after).startsWith(before.substring(0, guest.start()));
    assertThat(after).endsWith(before.substring(guest.tagEnd()));
  }

  @Property(tries = 400)
  void changesNothingThatIsAsItShouldBe(@ForAll long seed) {
    String text = RandomSite.text(seed);

    assertThat(apply(text, new Edit.Set(Target.guest("s0/vm0"), "memory", "64MiB")))
        .isEqualTo(text);
    assertThat(apply(text, new Edit.Set(Target.guest("s0/vm0"), "memory", "64"))).isEqualTo(text);
    assertThat(apply(text, new Edit.Set(Target.guest("s0/vm0"), "state", null))).isEqualTo(text);
    assertThat(
            apply(text, new Edit.Set(Target.of("config", "web"), "kernel", "/boot/vmlinuz & co")))
        .isEqualTo(text);
  }

  @Property(tries = 400)
  void unsetsWhatItSet(@ForAll long seed) {
    String text = RandomSite.text(seed);
    Target guest = Target.guest("s0/vm0");

    String set =
        apply(
            text,
            new Edit.Set(guest, "priority", "5"),
            new Edit.Set(guest, "uuid", "123e4567-e89b-12d3-a456-426614174000"));

    assertThat(set).isNotEqualTo(text);
    assertThat(apply(set, new Edit.Set(guest, "priority", null), new Edit.Set(guest, "uuid", null)))
        .isEqualTo(text);
  }

  @Property(tries = 400)
  void removesWhatItAdded(@ForAll long seed, @ForAll @IntRange(max = 2) int place) {
    String text = RandomSite.text(seed);
    Place where = List.of(Place.USUAL, new Place.Before("vm1"), new Place.After("vm0")).get(place);

    String added =
        apply(text, new Edit.AddGuest("s0/x", RandomEdits.fields("kernel", "/k"), false, where));

    assertThat(Diff.between(site(text), site(added)))
        .singleElement()
        .hasToString("+ vm s0/x kernel=/k");
    assertThat(apply(added, new Edit.Remove(Target.guest("s0/x")))).isEqualTo(text);
  }

  @Property(tries = 400)
  void addsAndRemovesInOnePiece(@ForAll long seed) {
    String text = RandomSite.text(seed);

    String added = apply(text, Edit.addHost("new", RandomEdits.fields("address", "10.0.0.1")));
    String removed = apply(text, new Edit.Remove(Target.guest("s1/vm1")));

    assertThat(isWithout(added, text)).isTrue();
    assertThat(isWithout(text, removed)).isTrue();
    assertThat(Diff.between(site(text), site(removed))).singleElement().hasToString("- vm s1/vm1");
  }

  @Property(tries = 400)
  void renamesThereAndBack(@ForAll long seed) {
    String text = RandomSite.text(seed);

    String renamed = apply(text, new Edit.Rename(Target.guest("s0/vm0"), "web"));
    String back = apply(renamed, new Edit.Rename(Target.guest("s0/web"), "vm0"));

    assertThat(Diff.between(site(text), site(renamed)))
        .singleElement()
        .hasToString("> vm s0/web (was s0/vm0)");
    assertThat(back).isEqualTo(text);
  }

  @Property(tries = 400)
  void movesAGuestWithAllThatIsIn(@ForAll long seed) {
    String text = RandomSite.text(seed);

    String renamed = apply(text, new Edit.Rename(Target.guest("s0/vm0"), "web"));
    String moved = apply(renamed, new Edit.Move(Target.guest("s0/web"), "s1", Place.USUAL));

    assertThat(Diff.between(site(renamed), site(moved)))
        .singleElement()
        .hasToString("> vm s1/web (was s0/web)");
  }

  @Property(tries = 400)
  void doesAllOfMany(@ForAll long seed) {
    String text = RandomSite.text(seed);

    String after = apply(text, RandomEdits.of(seed, 0, RandomEdits.COUNT).toArray(Edit[]::new));

    Set<String> changed =
        Diff.between(site(text), site(after)).stream()
            .map(change -> change.toString().split("[ :]", -1)[1])
            .collect(Collectors.toSet());
    assertThat(changed).contains("host", "vm", "set");
  }

  /** Whether a text is another one with one piece taken out. */
  private static boolean isWithout(String longer, String shorter) {
    int same = 0;
    while (same < shorter.length() && longer.charAt(same) == shorter.charAt(same)) {
      same++;
    }
    return longer.endsWith(shorter.substring(same));
  }

  private static XmlElement guest(String text) {
    return new Lookup(Draft.of(document(text))).element(Target.guest("s0/vm0"));
  }

  private static String apply(String text, Edit... edits) {
    return switch (Editor.apply(document(text), List.of(edits))) {
      case EditResult.Edited(var after, _) -> after;
      case EditResult.Refused(var problems) -> throw new AssertionError(problems + "\n" + text);
    };
  }

  private static XmlDocument document(String text) {
    return switch (XmlReader.read("site.xml", text, XmlLimits.DEFAULT)) {
      case XmlReading.Read(var document) -> document;
      case XmlReading.Refused(var problems) -> throw new AssertionError(problems + "\n" + text);
    };
  }

  private static Site site(String text) {
    return switch (SiteReader.read("site.xml", text)) {
      case SiteReading.Read read -> read.site();
      case SiteReading.Refused(var problems) -> throw new AssertionError(problems + "\n" + text);
    };
  }
}
