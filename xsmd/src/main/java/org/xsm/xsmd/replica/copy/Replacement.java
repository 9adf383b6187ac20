package org.xsm.xsmd.replica.copy;

import java.nio.file.Path;
import org.xsm.xsmd.store.Hash;

/**
 * The file's text being replaced by another: a value, written down before each step that a crash
 * may follow.
 *
 * @param target the file itself, behind any links
 * @param fresh the hidden name of the new text's file before it takes the place
 * @param aside the hidden name of the old one's file after that
 * @param expected the text that should be found in the place
 * @param next the new text
 * @param inode of the new text's file; 0 while it is not whole yet, and so has not taken the place
 */
record Replacement(
    String target, String fresh, String aside, Hash expected, Basis next, long inode) {
  Path targetFile() {
    return Path.of(target);
  }

  Path freshFile() {
    return Path.of(fresh);
  }

  Path asideFile() {
    return Path.of(aside);
  }

  Replacement whole(long number) {
    return new Replacement(target, fresh, aside, expected, next, number);
  }
}
