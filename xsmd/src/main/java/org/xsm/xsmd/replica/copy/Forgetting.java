package org.xsm.xsmd.replica.copy;

import java.io.IOException;
import java.util.List;
import org.xsm.xsmd.store.Hash;

/**
 * Forgets kept texts that nothing can be made from any more, or that the site keeps: a decision.
 */
final class Forgetting {
  /** Texts of the newest of the chain stay here, should the site forget them. */
  private static final int KEPT = 4;

  private Forgetting() {}

  static void of(Desk desk) throws IOException {
    Recorded recorded = desk.recorded();
    Save save = recorded.save();
    desk.memory()
        .forget(
            hash -> {
              boolean sent = save != null && (hash.equals(save.text()) || hash.equals(save.sent()));
              return !sent && !isNeeded(desk, recorded.chain(), hash);
            });
  }

  private static boolean isNeeded(Desk desk, List<Basis> chain, Hash hash) {
    boolean young = chain.stream().limit(KEPT).anyMatch(basis -> basis.text().equals(hash));
    return young
        || chain.stream().anyMatch(basis -> basis.text().equals(hash) && !desk.isRevision(basis));
  }
}
