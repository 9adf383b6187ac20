package org.xsm.xsmd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Optional;
import org.xsm.xsmd.cli.http.EventStream;
import org.xsm.xsmd.cli.http.ExchangeException;

/** The status of a site whenever it changes: a resource. */
final class StatusEvents implements AutoCloseable {
  private static final Duration SILENCE = Duration.ofSeconds(45);

  private final Daemon daemon;
  private final EventStream events;

  private StatusEvents(Daemon daemon, EventStream events) {
    this.daemon = daemon;
    this.events = events;
  }

  static StatusEvents of(Daemon daemon) {
    return new StatusEvents(daemon, daemon.events());
  }

  /** Waits for the next; empty when the daemon ends. */
  Optional<Fields> next() {
    try {
      while (true) {
        Optional<EventStream.Event> event = events.next();
        if (event.isEmpty()) {
          return Optional.empty();
        }
        // What a newer daemon says beside it is not for us.
        if (event.get().name().equals("status")) {
          return Optional.of(
              JsonReader.object(event.get().data().getBytes(UTF_8))
                  .orElseThrow(
                      () -> new Failure(Exit.FAILED, "xsmd sends a status that is not JSON")));
        }
      }
    } catch (ExchangeException e) {
      throw daemon.failure(e, SILENCE);
    }
  }

  @Override
  public void close() {
    events.close();
  }
}
