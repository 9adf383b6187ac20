package org.xsm.xsmd.replica.copy;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.store.Hash;

/**
 * A file that stood in the site file's place until a revision took it, and that an editor may still
 * have open: a value.
 *
 * @param path its hidden name
 * @param known the hash of the text that is dealt with; any other is a save
 * @param newest the newest text that an editor of it can have loaded; null if none is known
 * @param until when nobody is expected to write to it any more
 */
record Displaced(String path, Hash known, @Nullable Basis newest, Instant until) {
  Path file() {
    return Path.of(path);
  }
}
