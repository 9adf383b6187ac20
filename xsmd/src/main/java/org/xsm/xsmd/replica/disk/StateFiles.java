package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.order.DamagedException;
import org.xsm.xsmd.replica.order.SiteState;
import org.xsm.xsmd.replica.order.StateCodec;
import org.xsm.xsmd.store.Position;

/** Whole states, the last two that were kept: a resource of one directory. One thread. */
public final class StateFiles {
  private static final Logger log = LoggerFactory.getLogger(StateFiles.class);
  private static final String SUFFIX = ".state";
  private static final int KEPT = 2;

  private final Path directory;

  public StateFiles(Path directory) {
    Directories.make(directory);
    this.directory = directory;
  }

  /** The newest that is whole, or the empty state; damaged ones are set aside and named. */
  public SiteState newest(List<String> findings) {
    var files = new ArrayList<>(Directories.list(directory, SUFFIX)).reversed();
    for (Path file : files) {
      try {
        var content = DurableFile.read(file);
        if (content.isPresent()) {
          return StateCodec.decode(content.get());
        }
      } catch (DamagedException e) {
        String finding = e.getMessage() + "; it is set aside as " + Directories.setAside(file);
        log.warn("state finding={}", finding);
        findings.add(finding);
      }
    }
    return SiteState.EMPTY;
  }

  public void write(SiteState state) {
    Position position = state.position();
    String name =
        String.format(Locale.ROOT, "%010d-%020d%s", position.epoch(), position.index(), SUFFIX);
    DurableFile.write(directory.resolve(name), StateCodec.encode(state));
    List<Path> files = Directories.list(directory, SUFFIX);
    for (Path old : files.subList(0, Math.max(0, files.size() - KEPT))) {
      try {
        Files.deleteIfExists(old);
      } catch (IOException e) {
        throw new DiskException("cannot remove " + old + ": " + e.getMessage(), e);
      }
    }
  }
}
