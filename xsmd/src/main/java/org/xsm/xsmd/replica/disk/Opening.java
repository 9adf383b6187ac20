package org.xsm.xsmd.replica.disk;

import java.util.List;

/**
 * What came of opening something that was on the disk: a value.
 *
 * @param opened ready to be used; it holds nothing that is not proved
 * @param findings what was damaged or missing, in words; what it held has to come from another host
 */
public record Opening<T>(T opened, List<String> findings) {
  public Opening {
    findings = List.copyOf(findings);
  }
}
