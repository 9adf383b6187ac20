package org.xsm.xsmd.app;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.store.AuditTrail;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.HostFact;
import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteView;
import org.xsm.xsmd.store.Voter;

/** Notes in this host's audit log what the whole site came to: a watcher of the store. */
final class SiteAudit implements Consumer<SiteView> {
  private final AuditTrail audit;
  private final AtomicReference<@Nullable SiteView> last = new AtomicReference<>();

  SiteAudit(AuditTrail audit) {
    this.audit = audit;
  }

  @Override
  public void accept(SiteView view) {
    SiteView before = last.getAndSet(view);
    if (before == null || before.position().equals(view.position())) {
      return;
    }
    Revision head = view.head();
    if (!head.equals(before.head())) {
      audit.note(
          head.by(),
          "revision " + head.number(),
          "text " + head.text().brief(),
          head.message().isEmpty() ? "committed" : "committed: " + head.message());
    }
    facts(before.facts(), view.facts());
  }

  private void facts(Facts before, Facts now) {
    if (now.epoch() != before.epoch()) {
      audit.note("the site", "recovery", "epoch " + now.epoch(), "began");
    }
    for (HostFact host : now.hosts().values()) {
      HostFact known = before.hosts().get(host.name());
      if (known == null || (known.retired() && !host.retired())) {
        audit.note("the site", "join", host.name() + " at " + host.address(), "came in");
      } else if (!known.retired() && host.retired()) {
        audit.note("the site", "removal", host.name(), "certificate revoked");
      } else if (!known.certificate().equals(host.certificate())) {
        audit.note("the site", "certificate", host.name(), "renewed");
      }
    }
    if (!now.voters().equals(before.voters())) {
      String voters = String.join(", ", now.voters().stream().map(Voter::peer).toList());
      audit.note("the site", "voters", voters, "changed");
    }
    now.tokens().keySet().stream()
        .filter(token -> !before.tokens().containsKey(token))
        .forEach(token -> audit.note("the site", "token", token, "made"));
    before.tokens().keySet().stream()
        .filter(token -> !now.tokens().containsKey(token))
        .forEach(token -> audit.note("the site", "token", token, "used or revoked"));
  }
}
