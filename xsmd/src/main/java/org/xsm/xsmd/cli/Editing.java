package org.xsm.xsmd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.xsm.schema.Problem;
import org.xsm.schema.diff.Change;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;

/** The rounds of an edit: a decision. Each is the editor, a check, a question. */
final class Editing {
  private final Session session;
  private final Daemon daemon;
  private final DraftFile draft;
  private final CommitOptions options;
  private final boolean yes;
  private final Terminal terminal;

  Editing(Session session, Daemon daemon, DraftFile draft, CommitOptions options, boolean yes) {
    this.session = session;
    this.daemon = daemon;
    this.draft = draft;
    this.options = options;
    this.yes = yes;
    this.terminal = session.terminal();
  }

  /** Thrown to end: a value, with what is said. */
  private static final class Given extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Answer answer;

    Given(Answer answer) {
      super("the edit was given up", null, false, false);
      this.answer = answer;
    }
  }

  Answer run(RevisionText head) {
    try {
      return rounds(head);
    } catch (Given given) {
      return given.answer;
    } catch (Failure failure) {
      throw new Failure(failure.exit(), failure.sentence() + "; " + draft.keep(), failure);
    }
  }

  private Answer rounds(RevisionText first) {
    RevisionText base = first;
    while (true) {
      edit(base);
      Document text = draft.read();
      if (base.says(text.bytes())) {
        draft.discard();
        return Answer.notes(Exit.OK, "nothing was edited; nothing is changed\n")
            .with("outcome", "unchanged");
      }
      List<Problem> problems = problems(base, text);
      if (!problems.isEmpty()) {
        again(refusal(text, problems), "The text has mistakes");
        continue;
      }
      List<Change> changes = SiteDiff.between(base.document(), text);
      if (!isMeant(changes)) {
        continue;
      }
      try {
        Answer answer =
            new Submission(session, daemon, options, false)
                .sendSeen("", base.number(), text.bytes(), changes);
        draft.discard();
        return answer;
      } catch (Declined declined) {
        base = declined(declined, base);
      }
    }
  }

  /** An editor that fails says that its text is not meant. */
  private void edit(RevisionText base) {
    int end = EditorProgram.run(session.surroundings(), draft);
    if (end == 0) {
      return;
    }
    String sentence = "the editor ended with " + end + "; nothing is changed";
    if (base.says(draft.read().bytes())) {
      draft.discard();
      throw new Given(given(Exit.FAILED, sentence));
    }
    throw new Given(kept(given(Exit.FAILED, sentence)));
  }

  private static List<Problem> problems(RevisionText base, Document text) {
    SiteReading before = SiteReader.read(base.document().name(), base.bytes());
    SiteReading reading =
        before instanceof SiteReading.Read read
            ? SiteReader.read(text.name(), text.bytes(), read.site())
            : SiteReader.read(text.name(), text.bytes());
    return reading instanceof SiteReading.Refused(var problems) ? problems : List.of();
  }

  private Answer refusal(Document text, List<Problem> problems) {
    terminal.say(
        ProblemText.of(problems, session.notePaint(), text, session.surroundings().columns()));
    String sentence = "the text has " + ProblemText.count(problems) + "; nothing is changed";
    return given(Exit.FAILED, sentence).with(problems);
  }

  /** Whether to commit; no means to edit again. */
  private boolean isMeant(List<Change> changes) {
    terminal.say(
        changes.isEmpty()
            ? "the text says the same in other words\n"
            : new DiffText(changes, session.notePaint()).toString());
    if (yes) {
      return true;
    }
    while (true) {
      switch (terminal.ask("(c)ommit, (e)dit again or (q)uit? ").orElse("q")) {
        case "c", "commit" -> {
          return true;
        }
        case "e", "edit" -> {
          return false;
        }
        case "q", "quit" ->
            throw new Given(kept(given(Exit.FAILED, "nothing is changed, as you said")));
        default -> terminal.say("write c, e or q\n");
      }
    }
  }

  /** Says why, and returns what to go on from. */
  private RevisionText declined(Declined declined, RevisionText base) {
    Answer answer = declined.answer(session);
    if (declined.exit() == Exit.NO_MAJORITY || declined.exit() == Exit.TIME_OUT) {
      throw new Given(kept(answer));
    }
    terminal.say(answer.notes());
    String marked = declined.says().text("text");
    if (!declined.kind().equals("conflict") || marked.isEmpty()) {
      again(answer, "The site does not take it");
      return base;
    }
    RevisionText head = daemon.site(headOf(declined));
    again(answer, "Both sides are marked in the text now, on top of revision " + head.number());
    draft.replace(marked.getBytes(UTF_8), head.number());
    return head;
  }

  private static long headOf(Declined declined) {
    Fields says = declined.says();
    return Math.max(says.number("head"), says.object("head").number("number"));
  }

  /** Goes on if somebody wants to; else it ends as it stands. */
  private void again(Answer answer, String why) {
    while (true) {
      String said = yes ? "q" : terminal.ask(why + ": (e)dit again or (q)uit? ").orElse("q");
      switch (said) {
        case "e", "edit", "" -> {
          return;
        }
        case "q", "quit" -> throw new Given(kept(answer.withoutNotes()));
        default -> terminal.say("write e or q\n");
      }
    }
  }

  private static Answer given(Exit exit, String sentence) {
    return Answer.notes(exit, "xsm: " + sentence + "\n").with("error", sentence);
  }

  private Answer kept(Answer answer) {
    return answer.withNotes("xsm: " + draft.keep() + "\n").with("kept", draft.file().toString());
  }
}
