package org.xsm.xsmd.edit;

import java.util.List;
import org.xsm.schema.merge.Conflict;

/** Why an edit cannot be merged, in one sentence: a decision. */
final class ConflictSentence {
  private static final int MOST = 3;

  private ConflictSentence() {}

  static String of(long base, long head, List<Conflict> conflicts) {
    Conflict first = conflicts.getFirst();
    return "refused: the edit was based on revision "
        + base
        + ", the site is at "
        + head
        + " and "
        + what(first)
        + " ("
        + claim(first.mine())
        + ", "
        + claim(first.theirs())
        + ")"
        + more(conflicts)
        + "; edit again from "
        + head;
  }

  private static String what(Conflict conflict) {
    String about = about(conflict);
    return switch (conflict.mine().does()) {
      case SETS, UNSETS, REORDERS, REWRITES -> "both change " + about;
      case REMOVES, CHANGES -> "one removes and one changes " + about;
      case MOVES -> "both move " + about;
      case NAMES -> "both bring a " + about;
    };
  }

  private static String about(Conflict conflict) {
    return conflict.field().isEmpty() ? conflict.path() : conflict.path() + " " + conflict.field();
  }

  private static String claim(Conflict.Claim claim) {
    String value = Listing.brief(claim.value());
    // As one says it: "yours 96MiB", but "revision 13 by root@h2 says 128MiB".
    String says = claim.label().equals(Joining.YOURS) ? claim.label() : claim.label() + " says";
    String line = " in line " + claim.position().line();
    return switch (claim.does()) {
      case SETS -> says + " " + (value.isEmpty() ? "nothing" : value) + line;
      case REORDERS -> says + " " + value + line;
      case UNSETS -> claim.label() + " unsets it" + line;
      case REMOVES -> claim.label() + " removes it";
      case CHANGES -> claim.label() + " changes its " + value + line;
      case MOVES -> claim.label() + " moves it to " + value + line;
      case NAMES -> claim.label() + line;
      case REWRITES -> claim.label() + " rewrites it" + line;
    };
  }

  private static String more(List<Conflict> conflicts) {
    if (conflicts.size() == 1) {
      return "";
    }
    List<String> others =
        conflicts.stream().skip(1).map(ConflictSentence::about).distinct().toList();
    return "; they also clash in " + Listing.some(others, MOST);
  }
}
