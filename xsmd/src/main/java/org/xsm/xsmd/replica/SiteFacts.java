package org.xsm.xsmd.replica;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.trust.TrustList;

/** The site's facts, as those see them who judge certificates: a value. */
record SiteFacts(Facts facts) implements TrustList {
  @Override
  public UUID site() {
    return facts.site();
  }

  @Override
  public List<String> authorities() {
    return facts.authorities();
  }

  @Override
  public Optional<Host> host(String name) {
    return Optional.ofNullable(facts.hosts().get(name))
        .map(host -> new Host(host.certificate(), host.retired()));
  }
}
