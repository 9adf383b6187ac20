package org.xsm.xsmd.replica.copy;

import java.util.List;

/**
 * A text that was kept beside the file, and why: a value.
 *
 * @param name of the file that keeps it
 */
record Note(String name, String summary, List<String> details) {
  Note {
    details = List.copyOf(details);
  }
}
