package org.xsm.xsmd.replica.voter;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.grpc.GrpcTlsConfig;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.thirdparty.io.netty.handler.ssl.SslProvider;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;

/** What the engine's library is told: a decision. Everything that grows has a bound. */
final class RaftSettings {
  /** More than the longest entry: a part of {@link Envelope#ROOM} bytes and what is around it. */
  static final int WRITE_BUFFER = 4 << 20;

  private static final int APPENDER = 3 << 20;
  private static final int MESSAGE = 8 << 20;
  private static final int SNAPSHOT_CHUNK = 1 << 20;
  private static final int SEGMENT = 4 << 20;
  private static final int PENDING = 32 << 20;
  private static final int PENDING_REQUESTS = 512;
  private static final int SNAPSHOT_EACH = 64;

  private RaftSettings() {}

  static RaftProperties properties(EngineSettings settings) {
    var properties = new RaftProperties();
    RaftServerConfigKeys.setStorageDir(properties, List.of(settings.directory().toFile()));
    log(properties);
    snapshots(properties);
    pace(properties, settings.pace());
    limits(properties);
    GrpcConfigKeys.Server.setHost(properties, settings.self().address());
    GrpcConfigKeys.Server.setPort(properties, settings.self().port());
    grpc(properties);
    return properties;
  }

  static Parameters parameters(EngineSettings settings, Names names) {
    var parameters = new Parameters();
    Tls tls = settings.tls();
    if (tls != null) {
      GrpcConfigKeys.TLS.setConf(
          parameters,
          GrpcTlsConfig.newBuilder()
              .setKeyManager(tls.keys())
              .setTrustManager(tls.trust())
              .setMutualTls(true)
              .setSslProvider(SslProvider.JDK)
              .setProtocols("TLSv1.3")
              .build());
    }
    GrpcConfigKeys.Server.setServicesCustomizer(parameters, new Doorman(names));
    return parameters;
  }

  private static void log(RaftProperties properties) {
    RaftServerConfigKeys.Log.setSegmentSizeMax(properties, bytes(SEGMENT));
    RaftServerConfigKeys.Log.setPreallocatedSize(properties, bytes(1 << 20));
    RaftServerConfigKeys.Log.setWriteBufferSize(properties, bytes(WRITE_BUFFER));
    RaftServerConfigKeys.Log.setSegmentCacheNumMax(properties, 2);
    RaftServerConfigKeys.Log.setSegmentCacheSizeMax(properties, bytes(SEGMENT));
    RaftServerConfigKeys.Log.setPurgeUptoSnapshotIndex(properties, true);
    RaftServerConfigKeys.Log.setPurgeGap(properties, 8);
    // else one more entry, and one more fsync, for each commit
    RaftServerConfigKeys.Log.setLogMetadataEnabled(properties, false);
    RaftServerConfigKeys.Log.setCorruptionPolicy(
        properties, RaftServerConfigKeys.Log.CorruptionPolicy.EXCEPTION);
    RaftServerConfigKeys.Log.Appender.setBufferByteLimit(properties, bytes(APPENDER));
    RaftServerConfigKeys.Log.setQueueByteLimit(properties, bytes(PENDING));
    RaftServerConfigKeys.Log.setQueueElementLimit(properties, PENDING_REQUESTS);
  }

  private static void snapshots(RaftProperties properties) {
    RaftServerConfigKeys.Snapshot.setAutoTriggerEnabled(properties, true);
    RaftServerConfigKeys.Snapshot.setAutoTriggerThreshold(properties, SNAPSHOT_EACH);
    RaftServerConfigKeys.Snapshot.setRetentionFileNum(properties, 2);
    RaftServerConfigKeys.Log.Appender.setInstallSnapshotEnabled(properties, true);
    RaftServerConfigKeys.Log.Appender.setSnapshotChunkSizeMax(properties, bytes(SNAPSHOT_CHUNK));
    GrpcConfigKeys.Server.setInstallSnapshotRequestTimeout(
        properties, time(Duration.ofSeconds(10)));
  }

  private static void pace(RaftProperties properties, Pace pace) {
    RaftServerConfigKeys.Rpc.setTimeoutMin(properties, time(pace.shortest()));
    RaftServerConfigKeys.Rpc.setTimeoutMax(properties, time(pace.longest()));
    RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMin(
        properties, time(pace.shortest().dividedBy(2)));
    RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMax(
        properties, time(pace.longest().dividedBy(2)));
    RaftServerConfigKeys.Rpc.setRequestTimeout(properties, time(pace.longest().multipliedBy(2)));
    RaftServerConfigKeys.LeaderElection.setPreVote(properties, true);
    RaftServerConfigKeys.Read.setOption(properties, RaftServerConfigKeys.Read.Option.LINEARIZABLE);
    // a lease would trust clocks
    RaftServerConfigKeys.Read.setLeaderLeaseEnabled(properties, false);
    // a host that slept goes on where it was; the term tells it what it missed
    RaftServerConfigKeys.setCloseThreshold(properties, time(Duration.ofDays(3650)));
  }

  private static void limits(RaftProperties properties) {
    RaftServerConfigKeys.Write.setByteLimit(properties, bytes(PENDING));
    RaftServerConfigKeys.Write.setElementLimit(properties, PENDING_REQUESTS);
    RaftServerConfigKeys.RetryCache.setExpiryTime(properties, time(Duration.ofSeconds(10)));
    RaftServerConfigKeys.ThreadPool.setProxyCached(properties, true);
    RaftServerConfigKeys.ThreadPool.setServerCached(properties, true);
    RaftServerConfigKeys.ThreadPool.setClientCached(properties, true);
  }

  private static void grpc(RaftProperties properties) {
    GrpcConfigKeys.setMessageSizeMax(properties, bytes(MESSAGE));
    GrpcConfigKeys.Server.setLeaderOutstandingAppendsMax(properties, 4);
    GrpcConfigKeys.Server.setInstallSnapshotRequestElementLimit(properties, 4);
  }

  private static SizeInBytes bytes(long size) {
    return SizeInBytes.valueOf(size);
  }

  private static TimeDuration time(Duration duration) {
    return TimeDuration.valueOf(duration.toMillis(), TimeUnit.MILLISECONDS);
  }
}
