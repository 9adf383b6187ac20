package org.xsm.xsmd.replica.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.xsm.xsmd.store.Answer;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.Position;
import org.xsm.xsmd.store.RequestId;
import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteText;
import org.xsm.xsmd.store.SiteView;

/** All that commands have come to: a value, the same on every host that folded the same. */
public final class SiteState {
  /** Before the first command. */
  public static final SiteState EMPTY = new SiteState(nothing(), Answers.NONE);

  private final SiteView view;
  private final Answers answers;

  SiteState(SiteView view, Answers answers) {
    this.view = view;
    this.answers = answers;
  }

  public SiteView view() {
    return view;
  }

  public Position position() {
    return view.position();
  }

  public Facts facts() {
    return view.facts();
  }

  public boolean isEmpty() {
    return view.position().index() == 0;
  }

  /** What was answered to a request, if that is not too long ago. */
  public Optional<Answer> answer(RequestId id) {
    return answers.to(id);
  }

  Answers answers() {
    return answers;
  }

  private static SiteView nothing() {
    var facts =
        new Facts(
            new UUID(0, 0),
            0,
            0,
            List.of(),
            "",
            List.of(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeSet<>());
    var text = SiteText.of(new byte[0]);
    var head = new Revision(0, Hash.NONE, Hash.NONE, text.hash(), 0, "", "", Instant.EPOCH, "");
    return new SiteView(Position.NOTHING, facts, head, text, new TreeMap<>());
  }
}
