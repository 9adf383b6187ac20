package org.xsm.xsmd.replica.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.replica.copy.CopyState.Standing;
import org.xsm.xsmd.store.EditOutcome;

final class RefusedSavesTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void aTextThatIsNoXmlStaysAndTheErrorFileSaysWhere() {
    Bench bench = Bench.clean(directory);
    String cut = Sample.TEXT.substring(0, 500);

    bench.save(cut);
    bench.rest();

    assertThat(bench.text()).isEqualTo(cut);
    assertThat(bench.standing()).isEqualTo(Standing.REFUSED);
    assertThat(bench.error())
        .startsWith("site.xml is not committed: it has 1 error")
        .contains("site.xml:");
    assertThat(bench.site.requests()).isEmpty();
    assertThat(bench.audit.notes()).hasSize(1);
  }

  @Test
  void aTextThatIsNoSiteStaysAndTheErrorFileSaysWhere() {
    Bench bench = Bench.clean(directory);
    String wrong = Sample.field(Sample.TEXT, "a", "memory", "lots");

    bench.save(wrong);
    bench.rest();

    assertThat(bench.text()).isEqualTo(wrong);
    assertThat(bench.standing()).isEqualTo(Standing.REFUSED);
    assertThat(bench.error())
        .contains("site.xml:21:51:")
        .contains("lots")
        .contains("save it again");
  }

  @Test
  void theErrorFileGoesWhenTheFileIsMended() {
    Bench bench = Bench.clean(directory);
    bench.save(Sample.field(Sample.TEXT, "a", "memory", "lots"));
    bench.rest();

    String mended = Sample.memory(Sample.TEXT, "a", 200);
    bench.save(mended);
    bench.rest();

    assertThat(bench.error()).isEmpty();
    assertThat(bench.standing()).isEqualTo(Standing.CLEAN);
    assertThat(bench.site.head()).isEqualTo(mended);
  }

  @Test
  void theErrorFileGoesWhenTheEditIsTakenBack() {
    Bench bench = Bench.clean(directory);
    bench.save(Sample.field(Sample.TEXT, "a", "memory", "lots"));
    bench.rest();

    bench.save(Sample.TEXT);
    bench.rest();

    assertThat(bench.error()).isEmpty();
    assertThat(bench.standing()).isEqualTo(Standing.CLEAN);
  }

  @Test
  void takingTheEditBackAfterARevisionShowsThatRevision() {
    Bench bench = Bench.clean(directory);
    bench.save(Sample.field(Sample.TEXT, "a", "memory", "lots"));
    bench.rest();
    String theirs = Sample.memory(Sample.TEXT, "c", 200);
    bench.site.commit("h2", theirs);
    bench.rest();

    bench.save(Sample.TEXT);
    bench.rest();

    assertThat(bench.text()).isEqualTo(theirs);
    assertThat(bench.error()).isEmpty();
  }

  @Test
  void removingTheFileGivesTheEditUp() throws java.io.IOException {
    Bench bench = Bench.clean(directory);
    bench.save(Sample.field(Sample.TEXT, "a", "memory", "lots"));
    bench.rest();

    java.nio.file.Files.delete(bench.file);
    bench.rest();

    assertThat(bench.text()).isEqualTo(Sample.TEXT);
    assertThat(bench.error()).isEmpty();
    assertThat(bench.standing()).isEqualTo(Standing.CLEAN);
  }

  @Test
  void aRefusedTextStaysWhenAnotherRevisionDoesNotHelp() {
    Bench bench = Bench.clean(directory);
    String wrong = Sample.field(Sample.TEXT, "a", "memory", "lots");
    bench.save(wrong);
    bench.rest();

    bench.site.commit("h2", Sample.memory(Sample.TEXT, "c", 200));
    bench.rest();

    assertThat(bench.text()).isEqualTo(wrong);
    assertThat(bench.standing()).isEqualTo(Standing.REFUSED);
    assertThat(bench.audit.notes()).hasSize(1);
  }

  @Test
  void aRefusedTextIsCommittedWhenAnotherRevisionMakesItValid() {
    Bench bench = Bench.clean(directory);
    String needs =
        Sample.TEXT.replace("vm name=\"a\" config=\"web\"", "vm name=\"a\" config=\"db\"");
    bench.save(needs);
    bench.rest();
    assertThat(bench.standing()).isEqualTo(Standing.REFUSED);

    String config = "    <config name=\"db\"><root><overlay/></root></config>\n  </configs>";
    String theirs =
        Sample.TEXT.replace(
            "  </configs>",
            config.replace(
                "<root>", "<kernel>template://debian/12/current/boot/vmlinuz</kernel><root>"));
    bench.site.commit(
        "h2",
        theirs.replace(
            "<overlay/></root></config>",
            "<overlay/><layer url=\"template://debian/12/current\"/></root></config>"));
    bench.rest();

    assertThat(bench.error()).isEmpty();
    assertThat(bench.site.head()).contains("config=\"db\"").contains("<config name=\"db\">");
    assertThat(bench.text()).isEqualTo(bench.site.head());
  }

  @Test
  void theGuardsRefusalIsNotTriedAgainByItself() {
    Bench bench = Bench.clean(directory);
    bench.site.next(
        request -> Optional.of(new EditOutcome.Guarded(30, 10, "it would stop 30 of 40 guests")));
    String mine = Sample.memory(Sample.TEXT, "a", 200);

    bench.save(mine);
    bench.rest();
    bench.site.commit("h2", Sample.memory(Sample.TEXT, "c", 200));
    bench.restMinutes(5);

    assertThat(bench.site.requests()).hasSize(1);
    assertThat(bench.text()).isEqualTo(mine);
    assertThat(bench.state().message())
        .isEqualTo("it affects 30 guests, and an edit may affect 10");
    assertThat(bench.error())
        .contains("it would stop 30 of 40 guests")
        .contains("xsm apply --yes-affect 30 site.xml");
  }

  @Test
  void aRefusedTextThatIsSentWithTheCommandInsteadIsClean() {
    Bench bench = Bench.clean(directory);
    bench.site.next(request -> Optional.of(new EditOutcome.Guarded(30, 10, "too many")));
    String mine = Sample.memory(Sample.TEXT, "a", 200);
    bench.save(mine);
    bench.rest();

    bench.site.commit("h1", Sample.memory(mine, "c", 500));
    bench.rest();

    assertThat(bench.standing()).isEqualTo(Standing.CLEAN);
    assertThat(bench.text()).isEqualTo(bench.site.head());
    assertThat(bench.error()).isEmpty();
    assertThat(bench.rejected()).isEmpty();
  }

  @Test
  void rightsAndOtherRefusalsAreSaid() {
    Bench bench = Bench.clean(directory);
    bench.site.next(request -> Optional.of(new EditOutcome.Forbidden("hooks need an admin")));
    bench.save(Sample.memory(Sample.TEXT, "a", 200));
    bench.rest();
    assertThat(bench.state().message()).isEqualTo("it is not allowed: hooks need an admin");

    bench.site.next(request -> Optional.of(new EditOutcome.Refused("is this a rename?")));
    bench.save(Sample.memory(Sample.TEXT, "a", 300));
    bench.rest();

    assertThat(bench.state().message()).isEqualTo("is this a rename?");
    assertThat(bench.error()).contains("is this a rename?").doesNotContain("hooks");
  }

  @Test
  void anUnclearSaveStaysAndBothBasesAreOffered() {
    Bench bench = Bench.clean(directory);
    bench.site.commit("h2", Sample.memory(Sample.TEXT, "a", 200));
    bench.rest();
    String mine = Sample.memory(Sample.TEXT, "a", 300);

    bench.save(mine);
    bench.rest();

    assertThat(bench.text()).isEqualTo(mine);
    assertThat(bench.site.requests()).isEmpty();
    assertThat(bench.error())
        .contains("not clear which revision it was made from")
        .contains("~ vm s/a: memory 100MiB -> 200MiB")
        .contains("xsm apply --base 2 site.xml")
        .contains("xsm apply --base 1 site.xml");
  }

  @Test
  void anUnclearSaveThatIsSentWithTheCommandIsClean() {
    Bench bench = Bench.clean(directory);
    bench.site.commit("h2", Sample.memory(Sample.comment(Sample.TEXT, "x"), "a", 200));
    bench.rest();
    bench.save(Sample.memory(Sample.comment(Sample.TEXT, "x"), "b", 300));
    bench.rest();
    assertThat(bench.standing()).isEqualTo(Standing.REFUSED);

    String head = bench.site.head();
    bench.site.commit("h1", Sample.memory(head, "b", 300));
    bench.rest();

    assertThat(bench.standing()).isEqualTo(Standing.CLEAN);
    assertThat(bench.text()).isEqualTo(bench.site.head());
  }

  @Test
  void theVeryTextOfAFormerRevisionIsKeptAndTheHeadShown() {
    Bench bench = Bench.clean(directory);
    String theirs = Sample.memory(Sample.TEXT, "a", 200);
    bench.site.commit("h2", theirs);
    bench.rest();

    bench.saveByRename(Sample.TEXT);
    bench.rest();

    assertThat(bench.text()).isEqualTo(theirs);
    assertThat(bench.site.head()).isEqualTo(theirs);
    assertThat(bench.rejected())
        .singleElement()
        .satisfies(kept -> assertThat(kept).hasContent(Sample.TEXT));
    assertThat(bench.error())
        .contains("xsm rollback 1")
        .contains("site.xml.rejected-20260102T0304");
    assertThat(bench.state().message()).contains("it is the text of revision 1");
  }

  @Test
  void theNoteOfAKeptTextGoesWithIt() throws java.io.IOException {
    Bench bench = Bench.clean(directory);
    bench.site.commit("h2", Sample.memory(Sample.TEXT, "a", 200));
    bench.rest();
    bench.saveByRename(Sample.TEXT);
    bench.rest();

    java.nio.file.Files.delete(bench.rejected().getFirst());
    bench.rest();

    assertThat(bench.error()).isEmpty();
    assertThat(bench.state().message()).isEmpty();
  }
}
