package org.xsm.xsmd.replica.copy;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.SiteText;
import org.xsm.xsmd.store.SiteView;

/**
 * Watches what the head displaced, for editors that still have it open: a resource of one thread.
 */
final class Lingering {
  private static final Logger log = LoggerFactory.getLogger(Lingering.class);
  private static final int FEW = 3;
  private static final Duration BETWEEN = Duration.ofMillis(400);

  private final Desk desk;
  private final Keeping keeping;
  private final Saves saves;
  private final Map<String, Eye> eyes = new HashMap<>();
  private Instant looked = Instant.EPOCH;
  private boolean open;

  Lingering(Desk desk, Keeping keeping, Saves saves) {
    this.desk = desk;
    this.keeping = keeping;
    this.saves = saves;
  }

  /**
   * Looks at each; where there are many, not each time that it is asked to.
   *
   * @return whether one has not settled yet
   */
  boolean look(SiteView view) throws IOException {
    Duration since = Duration.between(looked, desk.now());
    boolean early = !since.isNegative() && since.compareTo(BETWEEN) < 0;
    if (early && desk.recorded().displaced().size() > FEW) {
      return open;
    }
    looked = desk.now();
    open = false;
    for (Displaced file : desk.recorded().displaced()) {
      open |= look(file, view);
    }
    Set<String> left =
        desk.recorded().displaced().stream().map(Displaced::path).collect(Collectors.toSet());
    eyes.keySet().retainAll(left);
    return open;
  }

  private boolean look(Displaced file, SiteView view) throws IOException {
    Eye eye =
        eyes.computeIfAbsent(
            file.path(), path -> new Eye(desk.settings().settle(), desk.settings().unclosed()));
    boolean over = !desk.now().isBefore(file.until());
    switch (eye.look(file.file(), desk.now())) {
      case Sight.Missing(var settled) -> {
        if (settled) {
          forget(file);
        }
        return !settled;
      }
      case Sight.Unreadable(var why) -> {
        log.warn("displaced file is left as it is file={} why={}", file.path(), why);
        forget(file);
        return false;
      }
      case Sight.TooLarge(var stamp, var settled) -> {
        if (settled) {
          keepWhole(file, "it is larger than a site file may be");
        }
        return !settled;
      }
      case Sight.There there -> {
        return there(file, there, over, view);
      }
    }
  }

  private boolean there(Displaced file, Sight.There there, boolean over, SiteView view)
      throws IOException {
    boolean known = there.text().hash().equals(file.known()) || isLeftOver(file, there);
    if (known || there.isBlank()) {
      if (over) {
        remove(file, there.text());
      }
      return false;
    }
    if (there.settled() && saves.isFree()) {
      saves.take(file.path(), there, chain(file), Optional.empty(), 0, view);
    }
    return !there.settled();
  }

  /** Whether it is a revision's text in a file of an unknown past: nothing to lose. */
  private boolean isLeftOver(Displaced file, Sight.There there) {
    return file.known().equals(Hash.NONE)
        && file.newest() == null
        && desk.store().history().stream()
            .anyMatch(revision -> revision.text().equals(there.text().hash()));
  }

  /** What an editor of a displaced file can have loaded: nothing that came later. */
  private List<Basis> chain(Displaced file) {
    List<Basis> chain = desk.recorded().chain();
    int from = file.newest() == null ? 0 : chain.indexOf(file.newest());
    return chain.subList(Math.max(0, from), chain.size());
  }

  /** An editor may write between the last look and the removal, so it is looked at once more. */
  private void remove(Displaced file, SiteText last) throws IOException {
    Path path = file.file();
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      Files.delete(path);
      desk.steps().reached("displaced file removed");
      byte[] bytes = Channels.newInputStream(channel.position(0)).readNBytes(SiteText.MOST + 1);
      if (!Hash.of(bytes).equals(last.hash())) {
        Note note =
            keeping.keep(
                SiteText.of(bytes),
                "unknown",
                "an editor wrote it to a file that the site's had replaced before",
                List.of());
        desk.memory().put(desk.recorded().with(note));
      }
    } catch (NoSuchFileException e) {
      // Somebody was faster.
    }
    forget(file);
  }

  private void keepWhole(Displaced file, String why) throws IOException {
    Note note = keeping.keepFile(file.file(), file.file(), why);
    desk.memory().put(desk.recorded().with(note).without(file));
  }

  private void forget(Displaced file) throws IOException {
    desk.memory().put(desk.recorded().without(file));
  }

  /** Takes up hidden files that the record does not know, as after it was lost. */
  void adopt(Path target) throws IOException {
    var more = new ArrayList<Displaced>();
    Set<String> known =
        desk.recorded().displaced().stream().map(Displaced::path).collect(Collectors.toSet());
    Instant until = desk.now().plus(desk.settings().linger());
    for (Path path : Beside.hidden(target)) {
      if (!known.contains(path.toString()) && Files.isRegularFile(path)) {
        log.warn("hidden file of an unknown past is taken up file={}", path);
        more.add(new Displaced(path.toString(), Hash.NONE, null, until));
      }
    }
    if (!more.isEmpty()) {
      more.addAll(desk.recorded().displaced());
      desk.memory().put(desk.recorded().watching(more));
    }
  }
}
