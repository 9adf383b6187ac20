package org.xsm.xsmd.trust;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What counts now: a value, that a supplier hands out anew for each look. */
public interface TrustList {
  UUID site();

  /**
   * The certificates (DER, Base64) of the authorities that hosts' certificates are held against.
   */
  List<String> authorities();

  /** What is known of the host of that name, also when it was removed. */
  Optional<Host> host(String name);

  /**
   * A host as the site knows it.
   *
   * @param certificate its certificate (DER, Base64), as it was last made known
   * @param retired whether it was removed
   */
  record Host(String certificate, boolean retired) {}
}
