package org.xsm.xsmd.replica.copy;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when something happens to the site file: a resource. It only makes looks come sooner; where
 * a file system has no events, polling finds the same.
 */
final class DirectoryWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DirectoryWatch.class);

  private final @Nullable WatchService service;

  private DirectoryWatch(@Nullable WatchService service) {
    this.service = service;
  }

  static DirectoryWatch start(Beside beside, Runnable heard) {
    try {
      Path target = beside.target();
      Set<Path> places = new LinkedHashSet<>();
      places.add(target);
      places.add(beside.file().toAbsolutePath());
      WatchService service = target.getFileSystem().newWatchService();
      for (Path place : places) {
        Path directory = place.getParent();
        if (directory != null) {
          directory.register(service, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY);
        }
      }
      Thread.ofVirtual()
          .name("working-copy-events")
          .start(() -> listen(service, names(places), heard));
      return new DirectoryWatch(service);
    } catch (IOException | UnsupportedOperationException e) {
      log.warn(
          "no events of the site file, it is polled file={} why={}", beside.file(), e.getMessage());
      return new DirectoryWatch(null);
    }
  }

  private static Set<Path> names(Set<Path> places) {
    var names = new LinkedHashSet<Path>();
    places.forEach(place -> names.add(place.getFileName()));
    return names;
  }

  private static void listen(WatchService service, Set<Path> names, Runnable heard) {
    try {
      while (true) {
        WatchKey key = service.take();
        boolean concerned = false;
        for (WatchEvent<?> event : key.pollEvents()) {
          concerned |= event.kind().equals(OVERFLOW) || isNamed(event, names);
        }
        if (concerned) {
          heard.run();
        }
        key.reset();
      }
    } catch (ClosedWatchServiceException e) {
      // That is its end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it is about the file or one of those hidden beside it. */
  private static boolean isNamed(WatchEvent<?> event, Set<Path> names) {
    String found = String.valueOf(event.context());
    return names.stream()
        .anyMatch(
            name -> found.equals(name.toString()) || found.startsWith("." + name + Beside.HIDDEN));
  }

  @Override
  public void close() {
    if (service != null) {
      try {
        service.close();
      } catch (IOException e) {
        log.warn("watch on the site file did not close why={}", e.getMessage());
      }
    }
  }
}
