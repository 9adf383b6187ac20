package org.xsm.xsmd.replica;

import org.xsm.xsmd.edit.Composed;
import org.xsm.xsmd.store.SiteText;

/** Texts that were made for a host that comes or goes: a function. */
public final class Texts {
  private Texts() {}

  /**
   * The text that was made.
   *
   * @throws ReplicaException where none could be, with the reason
   */
  public static SiteText made(Composed composed) {
    return switch (composed) {
      case Composed.Text(var text, var _) -> text;
      case Composed.Refused(var why, var problems) ->
          throw new ReplicaException(
              problems.isEmpty() || why.contains(problems.getFirst().message())
                  ? why
                  : why + ": " + problems.getFirst());
    };
  }
}
