package org.xsm.xsmd.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.store.Author;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.Position;
import org.xsm.xsmd.store.SiteHosts;
import org.xsm.xsmd.store.StoreException;
import org.xsm.xsmd.store.TokenFact;

/** Hosts of a small site that come and go on paper: a fake. */
final class SmallHosts implements SiteHosts {
  static final String SECRET = "s3cret";
  static final String SENTENCE = "h1 stands alone";

  final List<String> done = new ArrayList<>();
  private final SmallSite site;

  SmallHosts(SmallSite site) {
    this.site = site;
  }

  @Override
  public IssuedToken createToken(@Nullable String host, Duration ttl, Author author) {
    String id = "t" + (site.tokens.size() + 1);
    Hash secret = Hash.of(SECRET.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    var fact =
        new TokenFact(id, secret, host, author.name(), SmallSite.TIME, SmallSite.TIME.plus(ttl));
    site.tokens.put(id, fact);
    return new IssuedToken(fact, "xsm1." + id + "." + SECRET);
  }

  @Override
  public void revokeToken(String id, Author author) {
    site.tokens.remove(id);
  }

  @Override
  public Welcome join(JoinRequest request) {
    if (!site.tokens.containsKey(request.token()) || !request.secret().equals(SECRET)) {
      throw new StoreException("the token is unknown, used or expired; ask for another");
    }
    if (!request.dryRun()) {
      site.tokens.remove(request.token());
    }
    return new Welcome(
        request.dryRun() ? "" : "CERT", site.view().facts(), site.view().position(), "small");
  }

  @Override
  public Removal remove(String host, boolean dead, boolean dryRun, Author author) {
    if (host.equals("h1")) {
      throw new StoreException("h1 holds guests; drain it first");
    }
    return new Removal(!dryRun, List.of("revoke " + host + (dead ? " (dead)" : "")));
  }

  @Override
  public RecoveryPlan planRecovery(List<String> dead) {
    return new RecoveryPlan(
        site.view().position(), "h1", List.of("h1"), dead, List.of("careful"), false, SENTENCE);
  }

  @Override
  public Position recover(
      List<String> dead, String confirmation, @Nullable String recoveryKey, Author author) {
    if (!confirmation.equals(SENTENCE)) {
      throw new StoreException("type \"" + SENTENCE + "\"");
    }
    return new Position(2, 1, Hash.NONE);
  }

  @Override
  public void assumeAlone(String confirmation, Author author) {
    if (!confirmation.equals(SENTENCE)) {
      throw new StoreException("type \"" + SENTENCE + "\"");
    }
    done.add("alone");
  }
}
