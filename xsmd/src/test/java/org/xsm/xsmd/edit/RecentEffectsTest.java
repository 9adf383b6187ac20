package org.xsm.xsmd.edit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecentEffectsTest {
  private static final Instant NOON = Sites.NOON;

  private static RevisionText revision(long number, int guests, Instant time) {
    var text = new StringBuilder("<site xmlns=\"urn:xsm:site:1\" name=\"s\"><set name=\"a\">");
    for (int guest = 0; guest < guests; guest++) {
      text.append("<vm name=\"g").append(guest).append("\"/>");
    }
    return Sites.revision(number, text.append("</set></site>").toString().getBytes(UTF_8), time);
  }

  @Test
  void countsWhatRevisionsWithinTheWindowAffected() {
    RevisionText old = revision(1, 9, NOON.minusSeconds(3_600));
    RevisionText one = revision(2, 7, NOON.minusSeconds(500));
    RevisionText two = revision(3, 8, NOON.minusSeconds(400));
    RevisionText head = revision(4, 5, NOON.minusSeconds(300));

    List<Earlier> recent =
        new RecentEffects(new Judge()).within(head, Past.of(old, one, two), NOON);

    assertThat(recent).containsExactly(new Earlier(4, 3), new Earlier(3, 0), new Earlier(2, 2));
  }

  @Test
  void countsNothingOnceTheWindowIsPast() {
    RevisionText one = revision(2, 7, NOON);
    RevisionText head = revision(3, 1, NOON);

    List<Earlier> recent =
        new RecentEffects(new Judge()).within(head, Past.of(one), NOON.plusSeconds(601));

    assertThat(recent).isEmpty();
  }

  @Test
  void doesNotWorkOutWhatItWasTold() {
    RevisionText one = revision(2, 7, NOON);
    RevisionText head = revision(3, 1, NOON);
    var foreseen = new ArrayList<String>();
    var judge =
        new Judge(
            (before, after, holdings) -> {
              foreseen.add(before.name());
              return Effects.NONE;
            });
    var effects = new RecentEffects(judge);
    effects.note(head.revision().id(), 6);

    assertThat(effects.within(head, Past.of(one), NOON)).containsExactly(new Earlier(3, 6));
    assertThat(foreseen).isEmpty();
  }

  @Test
  void worksOutEachRevisionOnce() {
    RevisionText one = revision(2, 7, NOON);
    RevisionText head = revision(3, 1, NOON);
    var foreseen = new ArrayList<String>();
    var effects =
        new RecentEffects(
            new Judge(
                (before, after, holdings) -> {
                  foreseen.add(before.name());
                  return Effects.NONE;
                }));

    effects.within(head, Past.of(one), NOON);
    effects.within(head, Past.of(one), NOON);

    assertThat(foreseen).hasSize(1);
  }

  @Test
  void endsAtWhatIsNotKept() {
    RevisionText head = revision(3, 1, NOON);

    assertThat(new RecentEffects(new Judge()).within(head, Past.NONE, NOON)).isEmpty();
  }

  @Test
  void asksThePastForNothingThatItHasSeen() {
    RevisionText one = revision(2, 7, NOON.minusSeconds(3_600));
    RevisionText head = revision(3, 1, NOON);
    var effects = new RecentEffects(new Judge());
    effects.within(head, Past.of(one), NOON);

    List<Earlier> again =
        effects.within(
            head,
            number -> {
              throw new AssertionError("asked for revision " + number);
            },
            NOON);

    assertThat(again).containsExactly(new Earlier(3, 6));
  }
}
