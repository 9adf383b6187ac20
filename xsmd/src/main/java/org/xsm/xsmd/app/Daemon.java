package org.xsm.xsmd.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.api.Api;
import org.xsm.xsmd.api.ApiLimits;
import org.xsm.xsmd.api.ApiParts;
import org.xsm.xsmd.api.ApiSettings;
import org.xsm.xsmd.api.CopyReport;
import org.xsm.xsmd.replica.Identity;
import org.xsm.xsmd.replica.Places;
import org.xsm.xsmd.replica.Replica;
import org.xsm.xsmd.replica.ReplicaSettings;
import org.xsm.xsmd.replica.Undo;
import org.xsm.xsmd.replica.channel.ChannelTimes;
import org.xsm.xsmd.replica.copy.CopySettings;
import org.xsm.xsmd.replica.copy.CopyState;
import org.xsm.xsmd.replica.copy.WorkingCopy;
import org.xsm.xsmd.replica.disk.AuditLog;
import org.xsm.xsmd.replica.disk.HomeLock;
import org.xsm.xsmd.replica.disk.Opening;
import org.xsm.xsmd.replica.members.VoterPolicy;
import org.xsm.xsmd.store.SteadyClock;

/** The daemon: a resource, and the map of what runs in it. What is not named here does not run. */
final class Daemon implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Daemon.class);

  private final Undo parts;
  private final Replica replica;

  private Daemon(Undo parts, Replica replica) {
    this.parts = parts;
    this.replica = replica;
  }

  static Daemon start(Settings settings, String version, Clock clock, SecureRandom chance) {
    var parts = new Undo();
    try {
      Places places = settings.places();
      parts.push(HomeLock.take(places.run().resolve("lock")));
      Logs.into(places.logs(), settings.log());
      String host = new Identity(places.identity()).name();
      log.info("xsmd starts host={} version={} address={}", host, version, settings.address());
      Opening<AuditLog> opening = AuditLog.open(places.audit(), clock);
      var audit = parts.push(opening.opened());
      opening.findings().forEach(finding -> log.warn("the audit log finding={}", finding));
      audit.note("xsmd", "start", "host " + host, "version " + version);
      var refused = new RefusedPeers(audit, clock);
      var link = parts.push(new Neighbours());
      var replica =
          parts.push(
              Replica.open(replica(settings, version), link::contacts, refused, clock, chance));
      replica.onTurndown(refused::turnedDown);
      link.look(settings, host, replica.view().facts().site());
      parts.push(replica.watch(new SiteAudit(audit)));
      var copy =
          parts.push(
              WorkingCopy.start(
                  CopySettings.of(settings.siteFile(), places.copy(), host),
                  replica,
                  replica.edits(),
                  audit,
                  clock,
                  UUID::randomUUID));
      replica.onLeftBehind(before -> LeftBehind.keep(settings.siteFile(), before));
      parts.push(
          Api.serve(
              new ApiSettings(
                  0,
                  List.of(settings.address()),
                  settings.port(),
                  replica.tls().api(),
                  places.run().resolve("api.token"),
                  places.run().resolve("api.json"),
                  owner(places.run()),
                  ApiLimits.DEFAULT),
              new ApiParts(
                  replica,
                  replica.edits(),
                  replica.hosts(),
                  audit,
                  () -> report(copy.state()),
                  new PasswordChecks(),
                  replica::why,
                  version,
                  clock,
                  new SteadyClock(clock, System::nanoTime),
                  chance)));
      log.info("xsmd answers host={} port={}", host, settings.port());
      return new Daemon(parts, replica);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /** The site that it belongs to, as far as it knows it. */
  Replica replica() {
    return replica;
  }

  @Override
  public void close() {
    log.info("xsmd stops");
    parts.close();
  }

  private static ReplicaSettings replica(Settings settings, String version) {
    return new ReplicaSettings(
        settings.places(),
        settings.address(),
        settings.port(),
        version,
        settings.pace(),
        ChannelTimes.DEFAULT,
        VoterPolicy.DEFAULT,
        Duration.ofSeconds(1),
        Duration.ofSeconds(2));
  }

  private static CopyReport report(CopyState state) {
    var word = CopyReport.State.valueOf(state.standing().word().toUpperCase(Locale.ROOT));
    return new CopyReport(state.path().toString(), word, state.message());
  }

  private static String owner(Path directory) {
    try {
      return Files.getOwner(directory).getName();
    } catch (java.io.IOException e) {
      return "root";
    }
  }
}
