package org.xsm.xsmd.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Those who hold connections and do little with them. */
final class SlowCallersTest {
  private static final String HOST = "Host: localhost\r\n";

  @TempDir Path home;

  private static String signed(Served served) {
    return HOST + "Authorization: Bearer " + served.token() + "\r\n";
  }

  /** With bounds as tight as here a busy machine may need a second try. */
  private static void assertWell(Served served) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    int status = 0;
    while (status != 200 && System.nanoTime() < end) {
      try {
        status = served.get("/health").statusCode();
      } catch (UncheckedIOException e) {
        status = 0;
      }
    }
    assertThat(status).isEqualTo(200);
  }

  @Test
  void cutsOffWhoSendsAHeadByteByByte() throws IOException {
    try (var served = Served.in(home, quick())) {
      long start = System.nanoTime();
      try (var raw = new Raw(served.api.localPort())) {
        assertThat(drip(raw, "GET /api/v1/health HTTP/1.1\r\nX: " + "x".repeat(1200))).isTrue();
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
      assertWell(served);
    }
  }

  @Test
  void cutsOffWhoSendsABodyByteByByte() throws IOException {
    try (var served = Served.in(home, quick());
        var raw = new Raw(served.api.localPort())) {
      raw.send(
          "POST /api/v1/tokens HTTP/1.1\r\n" + signed(served) + "Content-Length: 5000\r\n\r\n");

      assertThat(drip(raw, " ".repeat(1200))).isTrue();
      assertWell(served);
    }
  }

  @Test
  void cutsOffWhoSaysNothing() throws IOException {
    try (var served = Served.in(home, quick());
        var raw = new Raw(served.api.localPort())) {
      assertThat(raw.isCut(Duration.ofSeconds(20))).isTrue();
    }
  }

  @Test
  void boundsTheConnectionsOfTheNetworkApartFromLoopback() throws Exception {
    ApiLimits few = limits(8, Duration.ofSeconds(30), Duration.ofSeconds(30));
    var open = new ArrayList<Raw>();
    try (var served =
        Served.secure(home, Keys.context(Optional.of(Keys.make(home, "host"))), few)) {
      for (int i = 0; i < 9; i++) {
        open.add(new Raw(served.api.port()));
      }

      assertThat(isOneCut(open)).isTrue();
      assertWell(served);
    } finally {
      for (Raw raw : open) {
        raw.close();
      }
    }
  }

  /** They come at once, so it need not be the last that was one too many. */
  private static boolean isOneCut(List<Raw> open) throws IOException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < end) {
      for (Raw raw : open) {
        if (raw.isCut(Duration.ofMillis(100))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Sends slowly; true when it was cut off before it was through. */
  private static boolean drip(Raw raw, String text) {
    try {
      for (int i = 0; i < text.length(); i++) {
        raw.send(text.substring(i, i + 1));
        Thread.sleep(25);
      }
      return false;
    } catch (IOException e) {
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static ApiLimits quick() {
    return limits(2000, Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  private static ApiLimits limits(int connections, Duration head, Duration request) {
    ApiLimits wide = Served.LIMITS;
    return new ApiLimits(
        connections,
        connections,
        wide.requests(),
        wide.subscribers(),
        head,
        request,
        wide.writeTime(),
        wide.editTime(),
        wide.readTime(),
        wide.beat(),
        wide.pause(),
        wide.perSecond(),
        wide.refusedNotes());
  }
}
