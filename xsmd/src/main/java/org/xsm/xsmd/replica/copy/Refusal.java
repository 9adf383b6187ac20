package org.xsm.xsmd.replica.copy;

import java.util.List;
import org.xsm.xsmd.replica.copy.CopyState.Standing;
import org.xsm.xsmd.store.Hash;

/**
 * Why a text in the site file is not the site's: a value.
 *
 * @param text the text that it is about
 * @param owner the number of the file's owner then
 * @param summary one line
 * @param details lines for the error file: what was found, and what to do
 * @param madeFrom the texts that it may have been made from
 * @param head the head then
 * @param again whether another revision may change the answer
 * @param conflicts how often it conflicted
 * @param kept whether the text is kept beside the file, so that the head may take its place
 */
record Refusal(
    Hash text,
    int owner,
    Standing standing,
    String summary,
    List<String> details,
    List<Basis> madeFrom,
    long head,
    boolean again,
    int conflicts,
    boolean kept) {
  Refusal {
    details = List.copyOf(details);
    madeFrom = List.copyOf(madeFrom);
  }

  Refusal keptBeside() {
    return new Refusal(
        text, owner, standing, summary, details, madeFrom, head, again, conflicts, true);
  }

  Refusal seenAt(long newHead) {
    return new Refusal(
        text, owner, standing, summary, details, madeFrom, newHead, again, conflicts, kept);
  }
}
