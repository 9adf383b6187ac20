package org.xsm.xsmd.edit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xsm.schema.Site;
import org.xsm.xsmd.store.EditOutcome;
import org.xsm.xsmd.store.SiteText;

final class JudgeTest {
  private static final String SITE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <site xmlns="urn:xsm:site:1" name="s">
        <hosts>
          <host name="h1" address="10.0.0.1"/>
        </hosts>
        <!-- the only set -->
        <set name="a">
          <vm name="x"/>
          <vm name="y"/>
        </set>
      </site>
      """;
  private static final String X_GROWN = SITE.replace("name=\"x\"", "name=\"x\" memory=\"1GiB\"");
  private static final String Y_GROWN = SITE.replace("name=\"y\"", "name=\"y\" memory=\"2GiB\"");
  private static final String BOTH = X_GROWN.replace("name=\"y\"", "name=\"y\" memory=\"2GiB\"");

  private final Judge judge = new Judge();

  private Verdict.Accepted accepted(Case asked) {
    return assertThat(judge.judge(asked)).asInstanceOf(type(Verdict.Accepted.class)).actual();
  }

  private static byte[] written(String text, Charset charset) {
    return text.replace("UTF-8", charset.name()).replace("only", "schöne").getBytes(charset);
  }

  @Test
  void takesTheBytesOfAnEditOfTheHeadAsTheyAre() {
    byte[] edited = ("\uFEFF" + X_GROWN.replace("\n", "\r\n")).getBytes(UTF_8);

    Verdict.Accepted verdict =
        accepted(Sites.asked(Sites.revision(4, SITE), Sites.request(edited, 4, Sites.root(), 0)));

    assertThat(verdict.text()).isEqualTo(SiteText.of(edited));
    assertThat(verdict.merged()).isFalse();
  }

  @Test
  void writesAMergeInTheEncodingOfTheHead() {
    RevisionText base = Sites.revision(3, written(SITE, ISO_8859_1));
    RevisionText head = Sites.revision(4, written(X_GROWN, ISO_8859_1));

    Verdict.Accepted verdict =
        accepted(
            Sites.asked(
                head, Sites.request(written(Y_GROWN, ISO_8859_1), 3, Sites.root(), 0), base));

    assertThat(verdict.text().bytes()).isEqualTo(written(BOTH, ISO_8859_1));
    assertThat(verdict.merged()).isTrue();
  }

  @Test
  void writesAMergeInTheEncodingThatTheEditDeclares() {
    RevisionText base = Sites.revision(3, SITE);
    RevisionText head = Sites.revision(4, X_GROWN);
    byte[] edited = Y_GROWN.replace("UTF-8", "ISO-8859-1").getBytes(ISO_8859_1);

    Verdict.Accepted verdict =
        accepted(Sites.asked(head, Sites.request(edited, 3, Sites.root(), 0), base));

    assertThat(verdict.text().bytes())
        .isEqualTo(BOTH.replace("UTF-8", "ISO-8859-1").getBytes(ISO_8859_1));
  }

  @Test
  void keepsTheMarkAndTheLineEndsOfTheHeadInAMerge() {
    String mark = "\uFEFF";
    RevisionText base = Sites.revision(3, (mark + SITE.replace("\n", "\r\n")).getBytes(UTF_8));
    RevisionText head = Sites.revision(4, (mark + X_GROWN.replace("\n", "\r\n")).getBytes(UTF_8));

    Verdict.Accepted verdict =
        accepted(Sites.asked(head, Sites.request(Y_GROWN, 3, Sites.root(), 0), base));

    String text = Sites.text(verdict.text());
    assertThat(text).startsWith(mark);
    assertThat(text.replace("\r\n", "\n")).isEqualTo(mark + BOTH);
  }

  @Test
  void mergesTextsOfTwoBytesACharacter() {
    byte[] base = ("\uFEFF" + SITE.replace("UTF-8", "UTF-16")).getBytes(UTF_16LE);
    byte[] head = ("\uFEFF" + X_GROWN.replace("UTF-8", "UTF-16")).getBytes(UTF_16LE);
    byte[] mine = ("\uFEFF" + Y_GROWN.replace("UTF-8", "UTF-16")).getBytes(UTF_16LE);

    Verdict.Accepted verdict =
        accepted(
            Sites.asked(
                Sites.revision(4, head),
                Sites.request(mine, 3, Sites.root(), 0),
                Sites.revision(3, base)));

    assertThat(verdict.text().bytes())
        .isEqualTo(("\uFEFF" + BOTH.replace("UTF-8", "UTF-16")).getBytes(UTF_16LE));
  }

  @Test
  void doesNotAskThePastForAnEditOfTheHead() {
    Past forgetful =
        number -> {
          throw new AssertionError("asked for revision " + number);
        };
    var asked =
        new Case(
            Sites.revision(4, SITE),
            forgetful,
            Sites.request(X_GROWN, 4, Sites.root(), 0),
            List.of(),
            Holdings.NONE);

    assertThat(judge.judge(asked)).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void aTextLikeTheHeadNeedsNoBase() {
    Case asked = Sites.asked(Sites.revision(4, SITE), Sites.request(SITE, 2, Sites.root(), 0));

    assertThat(judge.judge(asked)).isEqualTo(new Verdict.Unchanged());
  }

  @Test
  void anEditWhoseBaseSaysWhatTheHeadSaysIsTakenToTheByte() {
    byte[] edited = X_GROWN.replace("\n", "\r\n").getBytes(UTF_8);

    Verdict.Accepted verdict =
        accepted(
            Sites.asked(
                Sites.revision(4, SITE),
                Sites.request(edited, 2, Sites.root(), 0),
                Sites.revision(2, SITE)));

    assertThat(verdict.text()).isEqualTo(SiteText.of(edited));
  }

  @Test
  void knowsTheWindowOfAHeadAndOfOneThatCannotBeRead() {
    String set = "<settings><guard window=\"2h\"/></settings><hosts>";

    assertThat(judge.window(SiteText.of(SITE.replace("<hosts>", set).getBytes(UTF_8))))
        .isEqualTo(Duration.ofHours(2));
    assertThat(judge.window(SiteText.of(SITE.getBytes(UTF_8)))).isEqualTo(Duration.ofMinutes(10));
    assertThat(judge.window(SiteText.of(new byte[0]))).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void tellsTheOneWhoAskedInTheWordsOfTheStore() {
    RevisionText head = Sites.revision(4, SITE);
    String withoutBoth = SITE.replaceAll(" *<vm .*\n", "");

    EditOutcome possible =
        judge
            .judge(Sites.asked(head, Sites.request(withoutBoth, 4, Sites.root(), 0)))
            .outcome(head.revision());
    EditOutcome unchanged =
        judge
            .judge(Sites.asked(head, Sites.request(SITE, 4, Sites.root(), 0)))
            .outcome(head.revision());

    assertThat(possible)
        .asInstanceOf(type(EditOutcome.Possible.class))
        .extracting(EditOutcome.Possible::affected)
        .isEqualTo(2);
    assertThat(unchanged).isEqualTo(new EditOutcome.Unchanged(head.revision()));
  }

  @Test
  void anotherForesightCanTakeThePlaceOfThatOfTheFile() {
    var strict = new Judge((before, after, holdings) -> all(before));
    Case asked = Sites.asked(Sites.revision(4, SITE), Sites.request(X_GROWN, 4, Sites.root(), 1));

    assertThat(judge.judge(asked)).isInstanceOf(Verdict.Accepted.class);
    assertThat(strict.judge(asked)).isInstanceOf(Verdict.Accepted.class);
    assertThat(((Verdict.Accepted) strict.judge(asked)).effects().affected()).isEqualTo(2);
  }

  private static Effects all(Site site) {
    return new Effects(
        site.guests().stream()
            .map(guest -> new Effect(guest.name(), Effect.Kind.STOPPED, "a plan says so"))
            .toList());
  }
}
