package org.xsm.xsmd.cli;

import java.io.IOException;

/** The administrator's editor: a decision, which program, and how it ended. */
final class EditorProgram {
  private EditorProgram() {}

  /** What is started; it may have arguments, as in {@code emacs -nw}. */
  static String name(Surroundings surroundings) {
    for (String variable : new String[] {"VISUAL", "EDITOR"}) {
      String named = surroundings.variable(variable);
      if (!named.isBlank()) {
        return named;
      }
    }
    return "vi";
  }

  /** Runs it on the draft, and returns how it ended. */
  static int run(Surroundings surroundings, DraftFile draft) {
    String name = name(surroundings);
    var builder =
        new ProcessBuilder("sh", "-c", name + " \"$@\"", name, draft.file().toString())
            .directory(surroundings.directory().toFile())
            .inheritIO();
    try {
      Process process = builder.start();
      draft.isEditedBy(process);
      int end = process.waitFor();
      draft.isEditedBy(null);
      return end;
    } catch (IOException e) {
      throw new Failure(Exit.FAILED, "cannot start the editor " + name + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(Exit.FAILED, "interrupted while the editor ran", e);
    }
  }
}
