package org.xsm.xsmd.replica.discovery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was sighted, by the name it was announced under; of too many, the last ones. Any thread. */
final class Sightings {
  private static final Logger log = LoggerFactory.getLogger(Sightings.class);
  static final int LIMIT = 2000;

  private final Map<String, Sighting> seen = new LinkedHashMap<>();
  private final List<Consumer<Sighting>> hearers = new CopyOnWriteArrayList<>();

  void onFound(Consumer<Sighting> hearer) {
    hearers.add(hearer);
    found().forEach(hearer);
  }

  void add(String name, Sighting sighting) {
    synchronized (this) {
      if (sighting.equals(seen.remove(name))) {
        seen.put(name, sighting);
        return;
      }
      seen.put(name, sighting);
      if (seen.size() > LIMIT) {
        seen.remove(seen.keySet().iterator().next());
      }
    }
    for (Consumer<Sighting> hearer : hearers) {
      try {
        hearer.accept(sighting);
      } catch (RuntimeException e) {
        log.error("a host that was found was not taken host={}", sighting.host(), e);
      }
    }
  }

  synchronized void remove(String name) {
    seen.remove(name);
  }

  synchronized List<Sighting> found() {
    return List.copyOf(seen.values());
  }
}
