package org.xsm.schema.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.xsm.schema.Site;
import org.xsm.schema.diff.Change;
import org.xsm.schema.diff.Diff;
import org.xsm.schema.edit.Edit;
import org.xsm.schema.edit.EditResult;
import org.xsm.schema.edit.Editor;
import org.xsm.schema.edit.RandomEdits;
import org.xsm.schema.edit.RandomSite;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlLimits;
import org.xsm.schema.xml.XmlReader;
import org.xsm.schema.xml.XmlReading;

/** What holds of merges of every site and any edits of it. */
final class MergePropertyTest {

  @Property(tries = 400)
  void changesOfOneSideAreTakenToTheByte(@ForAll long seed) {
    String base = RandomSite.text(seed);
    String changed = apply(base, some(seed, 0));

    assertThat(merge(base, changed, base)).isEqualTo(new MergeResult.Merged(changed));
    assertThat(merge(base, base, changed)).isEqualTo(new MergeResult.Merged(changed));
    assertThat(merge(base, changed, changed)).isEqualTo(new MergeResult.Merged(changed));
  }

  @Property(tries = 400)
  void independentChangesMergeToTheirUnion(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = RandomEdits.COUNT - 1) int border) {
    String base = RandomSite.text(seed);
    List<Edit> edits = shuffled(RandomEdits.of(seed, 0, RandomEdits.COUNT), seed);
    String mine = apply(base, edits.subList(0, border));
    String theirs = apply(base, edits.subList(border, edits.size()));

    MergeResult result = merge(base, mine, theirs);

    assertThat(result).isInstanceOf(MergeResult.Merged.class);
    if (result instanceof MergeResult.Merged(var text)) {
      Site before = site(base);
      Set<String> both = changes(before, site(mine));
      both.addAll(changes(before, site(theirs)));
      assertThat(changes(before, site(text))).isEqualTo(both);
    }
  }

  @Property(tries = 400)
  void acceptsTheSameWhicheverSideIsMine(@ForAll long seed) {
    String base = RandomSite.text(seed);
    String mine = apply(base, some(seed, 1));
    String theirs = apply(base, some(seed, 2));

    MergeResult one = merge(base, mine, theirs);
    MergeResult other = merge(base, theirs, mine);

    assertThat(other).hasSameClassAs(one);
    if (one instanceof MergeResult.Merged(var text)
        && other instanceof MergeResult.Merged(var swapped)) {
      assertThat(Diff.between(site(text), site(swapped))).isEmpty();
    }
    if (one instanceof MergeResult.Conflicts(var conflicts, _)
        && other instanceof MergeResult.Conflicts(var swapped, _)) {
      assertThat(swapped).hasSameSizeAs(conflicts);
    }
  }

  @Property(tries = 400)
  void choosingOneSideOfEachConflictGivesXml(@ForAll long seed) {
    String base = RandomSite.text(seed);
    String mine = apply(base, some(seed, 3));
    String theirs = apply(base, some(seed, 4));

    if (merge(base, mine, theirs) instanceof MergeResult.Conflicts(var conflicts, var marked)) {
      assertThat(conflicts).isNotEmpty();
      document(chosen(marked, true));
      document(chosen(marked, false));
    }
  }

  @Property(tries = 400)
  void sitesThatHaveLittleInCommonAreNoDifferent(@ForAll long seed) {
    String base = RandomSite.text(seed);
    String mine = RandomSite.text(seed + 1);
    String theirs = RandomSite.text(seed + 2);

    MergeResult one = merge(base, mine, theirs);
    MergeResult other = merge(base, theirs, mine);

    assertThat(other).hasSameClassAs(one);
    if (one instanceof MergeResult.Merged(var text)
        && other instanceof MergeResult.Merged(var swapped)) {
      assertThat(Diff.between(site(text), site(swapped))).isEmpty();
    }
    if (one instanceof MergeResult.Conflicts(var conflicts, var marked)
        && other instanceof MergeResult.Conflicts(var swapped, _)) {
      assertThat(swapped).hasSameSizeAs(conflicts);
      document(chosen(marked, true));
      document(chosen(marked, false));
    }
  }

  @Property(tries = 400)
  void keepsEveryCommentThatBothHave(@ForAll long seed) {
    String base = RandomSite.text(seed).replaceFirst("</site>", "<!-- kept --></site>");
    String mine = apply(base, some(seed, 5));
    String theirs = apply(base, some(seed, 6));

    if (merge(base, mine, theirs) instanceof MergeResult.Merged(var text)) {
      assertThat(text).contains("<!-- kept -->");
    }
  }

  private static String chosen(String marked, boolean mine) {
    var text = new StringBuilder();
    boolean take = true;
    for (String line : marked.split("(?<=\n)", -1)) {
      if (line.startsWith("<<<<<<< ")) {
        take = mine;
      } else if (line.startsWith("=======")) {
        take = !mine;
      } else if (line.startsWith(">>>>>>> ")) {
        take = true;
      } else if (take) {
        text.append(line);
      }
    }
    return text.toString();
  }

  /** Some of the edits, with values of their own. */
  private static List<Edit> some(long seed, int side) {
    var random = new Random(seed * 31 + side);
    var edits = new ArrayList<Edit>();
    for (Edit edit : RandomEdits.of(seed + side, 0, RandomEdits.COUNT)) {
      if (random.nextInt(3) == 0) {
        edits.add(edit);
      }
    }
    return shuffled(edits, seed);
  }

  /** In another order, but for what depends on one another. */
  private static List<Edit> shuffled(List<Edit> edits, long seed) {
    var shuffled = new ArrayList<>(edits);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  private static Set<String> changes(Site before, Site after) {
    Set<String> changes = new TreeSet<>();
    for (Change change : Diff.between(before, after)) {
      changes.add(change.toString());
    }
    return changes;
  }

  private static MergeResult merge(String base, String mine, String theirs) {
    return Merge.of(
        new Side(document(base), "base"),
        new Side(document(mine), "mine"),
        new Side(document(theirs), "theirs"));
  }

  private static String apply(String text, List<Edit> edits) {
    return switch (Editor.apply(document(text), edits)) {
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
