package org.xsm.xsmd.replica.voter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.FileInfo;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.SnapshotInfo;
import org.apache.ratis.statemachine.SnapshotRetentionPolicy;
import org.apache.ratis.statemachine.StateMachineStorage;
import org.apache.ratis.statemachine.impl.SingleFileSnapshotInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The snapshots of a voter on its disk: a resource. The two newest are kept. */
final class Snapshots implements StateMachineStorage {
  private static final Logger log = LoggerFactory.getLogger(Snapshots.class);
  private static final int KEPT = 2;

  private @Nullable Path directory;
  private volatile @Nullable SnapshotInfo newest;

  /** A snapshot and what stands in it. */
  record Found(SnapshotFile file, SnapshotFile.Content content) {}

  @Override
  public void init(RaftStorage storage) throws IOException {
    Path place = storage.getStorageDir().getStateMachineDir().toPath();
    Files.createDirectories(place);
    directory = place;
  }

  /**
   * The snapshot to start from; null when the log has everything. A damaged one is passed over
   * where the log still has what came after the one before it.
   *
   * @param reach the first place that the log still has; what came before is in a snapshot only.
   *     Negative when there is no log
   * @throws IOException when snapshot and log do not make a whole
   */
  @Nullable Found choose(long reach) throws IOException {
    IOException damage = null;
    for (SnapshotFile file : files()) {
      try {
        SnapshotFile.Content content = file.read();
        checkReach(file.index() + 1, reach, damage);
        remember(file);
        return new Found(file, content);
      } catch (IOException e) {
        if (damage == null) {
          damage = e;
        }
        log.error("snapshot passed over: damaged file={} why={}", file.path(), e.getMessage());
      }
    }
    checkReach(0, reach, damage);
    return null;
  }

  private static void checkReach(long needed, long reach, @Nullable IOException damage)
      throws IOException {
    if (reach > needed || (reach < 0 && damage != null)) {
      throw new IOException(
          (damage == null ? "a snapshot is missing" : damage.getMessage())
              + (reach < 0
                  ? ", and there is no log"
                  : ", and the log begins only at entry " + reach)
              + DataDirectory.LOST,
          damage);
    }
  }

  /** The snapshot that the leader sent last. */
  Found installed() throws IOException {
    SnapshotFile file = files().getFirst();
    file.settle();
    SnapshotFile.Content content = file.read();
    remember(file);
    return new Found(file, content);
  }

  void write(TermIndex place, SnapshotFile.Content content) throws IOException {
    remember(SnapshotFile.write(directory(), place.getTerm(), place.getIndex(), content));
  }

  private void remember(SnapshotFile file) {
    newest = new SingleFileSnapshotInfo(new FileInfo(file.path(), null), file.term(), file.index());
  }

  @Override
  public @Nullable SnapshotInfo getLatestSnapshot() {
    return newest;
  }

  @Override
  public void format() {}

  @Override
  public void cleanupOldSnapshots(SnapshotRetentionPolicy policy) throws IOException {
    for (SnapshotFile file : files().stream().skip(KEPT).toList()) {
      try {
        Files.delete(file.path());
      } catch (NoSuchFileException e) {
        log.debug("snapshot is gone already file={}", file.path());
      }
    }
  }

  /** The snapshots that are there, the newest first. */
  private List<SnapshotFile> files() throws IOException {
    try (Stream<Path> paths = Files.list(directory())) {
      return paths
          .map(SnapshotFile::of)
          .filter(Objects::nonNull)
          .sorted(Comparator.comparingLong(SnapshotFile::index).reversed())
          .toList();
    }
  }

  private Path directory() {
    return Objects.requireNonNull(directory, "not initialized");
  }
}
