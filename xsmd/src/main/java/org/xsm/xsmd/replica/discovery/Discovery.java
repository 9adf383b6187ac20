package org.xsm.xsmd.replica.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces this host on its network and finds others: a resource. It starts on a thread of its
 * own, as that takes seconds, and stops likewise; where there is no multicast it says so once and
 * finds nothing. Any thread.
 */
public final class Discovery implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Discovery.class);
  private static final String TYPE = "_xsm._tcp.local.";
  private static final Duration STOPPING = Duration.ofSeconds(1);

  private final InetAddress address;
  private final @Nullable Sighting self;
  private final Sightings sightings = new Sightings();
  private final Thread starting;
  private @Nullable JmDNS dns;
  private boolean closed;

  private Discovery(InetAddress address, @Nullable Sighting self) {
    this.address = address;
    this.self = self;
    this.starting = Thread.ofVirtual().name("discovery").unstarted(this::start);
  }

  /**
   * Begins to find hosts and returns at once.
   *
   * @param address of this host, on the network to look at
   * @param self what to announce; null to only look
   */
  public static Discovery open(InetAddress address, @Nullable Sighting self) {
    var discovery = new Discovery(address, self);
    discovery.starting.start();
    return discovery;
  }

  /** The hosts that are there now, of any site, those that said something last at the end. */
  public List<Sighting> found() {
    return sightings.found();
  }

  /**
   * Calls {@code hearer} for each host that is there or comes, and when one says something new,
   * perhaps twice; on a thread that it may block only briefly.
   */
  public void onFound(Consumer<Sighting> hearer) {
    sightings.onFound(hearer);
  }

  private void start() {
    Optional<String> obstacle = Network.obstacle(address);
    if (obstacle.isPresent()) {
      log.info("discovery is off: {}", obstacle.get());
      return;
    }
    try {
      JmDNS started = JmDNS.create(address, self == null ? null : "xsm-" + self.host());
      if (!keep(started)) {
        started.close();
        return;
      }
      started.addServiceListener(TYPE, new Ear(started));
      if (self != null) {
        started.registerService(service(self));
      }
      log.info("discovery is on address={}", address.getHostAddress());
    } catch (IOException | RuntimeException e) {
      if (!isClosed()) {
        log.info("discovery is off: {}", String.valueOf(e.getMessage()));
      }
    }
  }

  private synchronized boolean keep(JmDNS started) {
    dns = started;
    return !closed;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private static ServiceInfo service(Sighting self) {
    String name = self.host() + "-" + self.site().toString().substring(0, 8);
    return ServiceInfo.create(
        TYPE, name.toLowerCase(Locale.ROOT), self.port(), 0, 0, SightingText.write(self));
  }

  /** Hears of what is announced. */
  private final class Ear implements ServiceListener {
    private final JmDNS from;

    Ear(JmDNS from) {
      this.from = from;
    }

    @Override
    public void serviceAdded(ServiceEvent event) {
      if (sightings.found().size() < Sightings.LIMIT) {
        from.requestServiceInfo(event.getType(), event.getName(), true);
      }
    }

    @Override
    public void serviceRemoved(ServiceEvent event) {
      sightings.remove(event.getName());
    }

    @Override
    public void serviceResolved(ServiceEvent event) {
      try {
        read(event.getInfo())
            .filter(sighting -> !isSelf(sighting))
            .ifPresent(sighting -> sightings.add(event.getName(), sighting));
      } catch (RuntimeException e) {
        log.debug("an announcement could not be read name={}", event.getName(), e);
      }
    }
  }

  private boolean isSelf(Sighting sighting) {
    return self != null
        && sighting.host().equals(self.host())
        && sighting.site().equals(self.site());
  }

  private static Optional<Sighting> read(ServiceInfo info) {
    InetAddress[] addresses = info.getInet4Addresses();
    if (addresses.length == 0) {
      addresses = info.getInet6Addresses();
    }
    return addresses.length == 0
        ? Optional.empty()
        : SightingText.read(info::getPropertyString, addresses[0].getHostAddress());
  }

  /** Takes the announcement back; does not wait for it longer than a second. */
  @Override
  public void close() {
    JmDNS started;
    synchronized (this) {
      closed = true;
      started = dns;
    }
    Thread stopping =
        Thread.ofVirtual()
            .name("discovery-end")
            .start(
                () -> {
                  if (started != null) {
                    stop(started);
                  }
                });
    try {
      stopping.join(STOPPING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void stop(JmDNS started) {
    try {
      started.close();
    } catch (IOException | RuntimeException e) {
      log.debug("discovery did not end well: {}", e.toString());
    }
  }
}
