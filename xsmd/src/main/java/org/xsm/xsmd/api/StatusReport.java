package org.xsm.xsmd.api;

import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.store.Position;
import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteStatus;
import org.xsm.xsmd.store.SiteView;

/** How the site is, as this host sees it: a value, in the form that it is answered in. */
record StatusReport(
    String host,
    String site,
    UUID siteId,
    String version,
    int protocol,
    long epoch,
    Position position,
    Revision revision,
    @Nullable String leader,
    boolean quorum,
    String quorumWhy,
    List<SiteStatus.Member> members,
    List<String> degraded,
    Copy workingCopy,
    SortedSet<String> reconciling) {
  /** The working copy; its state as a word. */
  record Copy(String path, String state, String message) {}

  static StatusReport of(ApiParts parts, SiteHead head) {
    SiteView view = parts.store().view();
    SiteStatus status = parts.store().status();
    CopyReport copy = parts.copy().get();
    return new StatusReport(
        status.host(),
        head.name(),
        view.facts().site(),
        parts.version(),
        view.facts().protocol(),
        view.facts().epoch(),
        view.position(),
        view.head(),
        status.leader(),
        status.quorum(),
        status.quorumWhy(),
        status.members(),
        status.degraded(),
        new Copy(copy.path(), copy.state().word(), copy.message()),
        view.facts().reconciling());
  }
}
