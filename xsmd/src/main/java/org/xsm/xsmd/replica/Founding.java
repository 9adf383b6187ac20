package org.xsm.xsmd.replica;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xsm.xsmd.replica.disk.Lasting;
import org.xsm.xsmd.replica.order.Acceptance;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.RequestCodec;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.replica.spread.Follower;
import org.xsm.xsmd.replica.voter.EngineException;
import org.xsm.xsmd.replica.voter.Pace;
import org.xsm.xsmd.replica.voter.Tls;
import org.xsm.xsmd.store.Answer;
import org.xsm.xsmd.store.Command;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.HostFact;
import org.xsm.xsmd.store.Position;
import org.xsm.xsmd.store.Request;
import org.xsm.xsmd.store.RequestId;
import org.xsm.xsmd.store.SiteText;
import org.xsm.xsmd.store.Voter;
import org.xsm.xsmd.trust.Authority;
import org.xsm.xsmd.trust.Certificates;
import org.xsm.xsmd.trust.HostKey;
import org.xsm.xsmd.trust.RecoveryKey;
import org.xsm.xsmd.trust.Signatures;
import org.xsm.xsmd.trust.SiteTls;
import org.xsm.xsmd.trust.SiteTrust;

/**
 * Mints a site, once: its id, its authority, its recovery key, its first revision, with this host
 * as its only voter. All of it is made aside and becomes the host's in one rename: a founding that
 * was cut off leaves no site.
 */
public final class Founding {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Places places;
  private final Clock clock;
  private final SecureRandom chance;

  public Founding(Places places, Clock clock, SecureRandom chance) {
    this.places = places;
    this.clock = clock;
    this.chance = chance;
  }

  /** What was founded. The recovery key is nowhere else. */
  public record Founded(UUID site, String recoveryKey) {}

  /**
   * Founds a site.
   *
   * @param text the first text of its file, which names this host
   */
  public Founded found(String host, String address, int port, SiteText text, Pace pace) {
    Path aside = places.var().resolveSibling("var.founding");
    clear(aside);
    var making = new Places(places.etc(), aside, places.run());
    UUID site = UUID.randomUUID();
    Authority authority = Authority.create(site, clock, chance);
    HostKey key = HostKey.generate(chance);
    X509Certificate certificate = authority.issue(host, key.publicKey(), List.of(address), clock);
    RecoveryKey recovery = RecoveryKey.generate(chance);
    var fact =
        new HostFact(host, address, port, Certificates.encode(certificate), clock.instant(), false);
    String peer = host + "-" + HexFormat.of().toHexDigits(chance.nextInt());
    var voter = new Voter(peer, host, key.publicKey());
    String encoded = Certificates.encode(authority.certificate());
    Facts facts = facts(site, fact, voter, encoded, recovery.publicKey());

    var identity = new Identity(making.identity());
    identity.write(
        host,
        key,
        List.of(certificate, authority.certificate()),
        new Follower.Anchor(facts, Position.NOTHING));
    identity.keepAuthority(authority);
    var draft =
        new Command.Draft(Hash.NONE, text, "root", host, clock.instant(), "the site is founded");
    order(making, identity, facts, key, voter, fact, draft, pace);
    settle(aside);
    return new Founded(site, recovery.text());
  }

  private void order(
      Places making,
      Identity identity,
      Facts facts,
      HostKey key,
      Voter voter,
      HostFact host,
      Command.Draft draft,
      Pace pace) {
    var command =
        new Command.Found(
            facts.site(), host, voter, facts.authorities().getFirst(), facts.recoveryKey(), draft);
    var tls =
        new SiteTls(
            key,
            identity.chain(),
            new SiteTrust(() -> new SiteFacts(facts), clock, (refusal, from) -> {}));
    try (var parts = new Undo()) {
      var archive = parts.push(new DiskArchive(making, clock, java.util.Optional::empty));
      var acceptance = new Acceptance((k, m, s) -> Signatures.verify(k, m.array(), s.array()));
      var follower =
          parts.push(
              new Follower(
                  acceptance,
                  new Follower.Anchor(facts, Position.NOTHING),
                  archive.opened(),
                  archive));
      String suffix = voter.peer().substring(host.name().length() + 1);
      var seal =
          new OwnSeal(
              facts.site(),
              message -> Bytes.wrap(key.sign(message.array())),
              voter::peer,
              making.identity().resolve("recovered"));
      var seat =
          parts.push(
              new VotingSeat(
                  facts.site(),
                  host.name(),
                  host.address(),
                  host.voterPort(),
                  making.voter(),
                  identity,
                  new Tls(tls.keys(), tls.trust()),
                  pace,
                  seal,
                  new Sink(follower),
                  () -> suffix));
      VotingSeat.Taken taken = seat.found(1);
      if (!taken.awaitLead(PATIENCE)) {
        throw new ReplicaException("cannot found the site: its only voter does not begin to lead");
      }
      Bytes request = RequestCodec.encode(new Request(new RequestId(UUID.randomUUID()), command));
      Answer answer =
          OrderedSite.answer(
              taken
                  .engine()
                  .submit(OrderedSite.request(request), PATIENCE)
                  .get(PATIENCE.toMillis() + 2000, TimeUnit.MILLISECONDS));
      if (!follower.awaitDurable(answer.position(), PATIENCE)) {
        throw new ReplicaException("cannot found the site: " + follower.stopped());
      }
    } catch (ExecutionException | TimeoutException | EngineException e) {
      throw new ReplicaException("cannot found the site: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReplicaException("the founding was interrupted", e);
    }
  }

  private record Sink(Follower follower) implements OrderedSite.Sink {
    @Override
    public void accept(SignedEntry entry) {
      follower.offer(List.of(entry));
    }

    @Override
    public void settle(Position position) {
      follower.awaitDurable(position, PATIENCE);
    }
  }

  private static Facts facts(
      UUID site, HostFact host, Voter voter, String authority, String recoveryKey) {
    var hosts = new TreeMap<String, HostFact>();
    hosts.put(host.name(), host);
    return new Facts(
        site,
        1,
        1,
        List.of(authority),
        recoveryKey,
        List.of(voter),
        hosts,
        new TreeMap<>(),
        new TreeSet<>());
  }

  private void settle(Path aside) {
    try {
      Lasting.makeDirectory(places.var());
      var names = new ArrayList<Path>();
      try (var made = Files.list(aside)) {
        made.forEach(names::add);
      }
      // The identity comes last: only with it is this host one of the site.
      names.sort((a, b) -> Boolean.compare(a.endsWith("identity"), b.endsWith("identity")));
      for (Path name : names) {
        Path place = places.var().resolve(name.getFileName());
        Lasting.sync(places.var());
        clear(place);
        Files.move(name, place);
      }
      Lasting.sync(places.var());
      Files.delete(aside);
    } catch (IOException e) {
      throw new ReplicaException("cannot put the site in its place: " + e.getMessage(), e);
    }
  }

  private static void clear(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (var all = Files.walk(directory)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new ReplicaException("cannot clear " + directory + ": " + e.getMessage(), e);
    }
  }
}
