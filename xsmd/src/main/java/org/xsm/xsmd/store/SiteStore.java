package org.xsm.xsmd.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The site, the same on every host. All methods may be called from any thread. */
public interface SiteStore {
  /** The site as this host holds it now. Never blocks, never fails; it may be behind the others. */
  SiteView view();

  /**
   * The site as it is: nothing acknowledged before the call is missing in it.
   *
   * @throws StoreException when no majority confirms within {@code atMost}
   */
  SiteView current(Duration atMost);

  /**
   * Sends a command and waits for what comes of it, not longer than {@code atMost}. It may be
   * repeated under the same id; it is applied once. Throws nothing that concerns the site.
   */
  Outcome submit(Request request, Duration atMost);

  /** The revisions kept here, the newest first. */
  List<Revision> history();

  /** The text of a revision, if it is kept here. */
  Optional<SiteText> text(long number);

  /**
   * Calls {@code watcher} with the site as it is held here after each change, on a thread of its
   * own, one call at a time; changes that come meanwhile are one call. What it throws is logged.
   * The first call comes at once. Closing what is returned ends it.
   */
  Subscription watch(Consumer<SiteView> watcher);

  /** How the site is held together, as far as this host knows. Never blocks. */
  SiteStatus status();

  /** Ends a watch. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
