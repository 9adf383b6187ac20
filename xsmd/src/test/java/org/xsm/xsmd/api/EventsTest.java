package org.xsm.xsmd.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xsm.xsmd.api.Served.outcome;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class EventsTest {
  @TempDir Path home;

  /** A stream of events as a client reads it. */
  private record Stream(BufferedReader lines) implements AutoCloseable {
    static Stream open(Served served, HttpRequest.Builder call)
        throws IOException, InterruptedException {
      HttpResponse<InputStream> answer =
          served.client.send(call.build(), BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
      return new Stream(
          new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
    }

    /** The next event, or comment. */
    String next() throws IOException {
      var event = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          return event.toString();
        }
        event.append(line).append('\n');
      }
      return "the end";
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  @Test
  void tellsTheStatusAtOnceAndWhenItChanges() throws Exception {
    try (var served = Served.in(home);
        var stream = Stream.open(served, served.call("/events"))) {
      String first = stream.next();
      served.site.loseMajority("h2 is away since 10:00");
      String second = stream.next();
      served.copy = new CopyReport("/etc/xsm/site.xml", CopyReport.State.REFUSED, "no site");
      String third = stream.next();

      assertThat(first).startsWith("event: status\ndata: {\"host\":\"h1\",\"site\":\"small\"");
      assertThat(first).contains("\"quorum\":true");
      assertThat(second).contains("\"quorum\":false", "h2 is away since 10:00");
      assertThat(third).contains("\"state\":\"refused\"");
    }
  }

  @Test
  void givesSignsOfLife() throws Exception {
    try (var served = Served.in(home, limits(64, Duration.ofMillis(200)));
        var stream = Stream.open(served, served.call("/events"))) {
      assertThat(stream.next()).startsWith("event: status");
      assertThat(stream.next()).isEqualTo(": still here\n");
      assertThat(stream.next()).isEqualTo(": still here\n");
    }
  }

  @Test
  void tellsNotEachOfManyChanges() throws Exception {
    try (var served = Served.in(home);
        var stream = Stream.open(served, served.call("/events"))) {
      stream.next();
      for (int i = 0; i < 300; i++) {
        served.site.loseMajority("state " + i);
      }
      served.site.loseMajority("the last");

      int told = 1;
      while (!stream.next().contains("the last")) {
        told++;
      }
      assertThat(told).isLessThan(20);
    }
  }

  @Test
  void endsWithTheRightToRead() throws Exception {
    try (var served = Served.in(home, limits(64, Duration.ofMillis(200)))) {
      String session = served.logIn("vera", "vanilla");
      try (var stream = Stream.open(served, served.as(session, "/events"))) {
        stream.next();
        served.site.commit(Served.SITE.replace("name=\"vera\"", "name=\"gone\""));

        String last = stream.next();
        while (last.startsWith("event") || last.startsWith(":")) {
          last = stream.next();
        }
        assertThat(last).isEqualTo("the end");
      }
    }
  }

  @Test
  void endsWithTheApi() throws Exception {
    var served = Served.in(home);
    try (var stream = Stream.open(served, served.call("/events"))) {
      stream.next();

      served.api.close();

      assertThat(stream.lines().readLine()).isNull();
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("closed");
    } finally {
      served.close();
    }
  }

  @Test
  void serves64Of200AndAllOthersMeanwhile() throws Exception {
    try (var served = Served.in(home, limits(64, Duration.ofSeconds(1)))) {
      var streams = new ArrayList<Stream>();
      int refused = 0;
      for (int i = 0; i < 200; i++) {
        if (streams.size() < 64) {
          streams.add(Stream.open(served, served.call("/events")));
        } else {
          assertThat(outcome(served.get("/events"))).isEqualTo("429 too-many");
          refused++;
        }
      }

      assertThat(refused).isEqualTo(136);
      for (Stream stream : streams) {
        assertThat(stream.next()).startsWith("event: status");
      }
      assertThat(served.get("/status").statusCode()).isEqualTo(200);
      for (Stream stream : streams) {
        stream.close();
      }
      assertThat(subscribesAgain(served)).isTrue();
    }
  }

  /** A place is free again once it was noticed that someone left. */
  private static boolean subscribesAgain(Served served) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < end) {
      HttpResponse<InputStream> answer =
          served.client.send(served.call("/events").build(), BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() == 200) {
          return body.read() >= 0;
        }
      }
      Thread.sleep(100);
    }
    return false;
  }

  @Test
  void dropsWhoTakesNothing() throws Exception {
    var hurried =
        new ApiLimits(
            2000,
            2000,
            64,
            1,
            Duration.ofSeconds(15),
            Duration.ofSeconds(60),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofMillis(1),
            2000,
            20);
    try (var served = Served.in(home, hurried);
        var raw = new Raw(served.api.localPort())) {
      raw.send(
          "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + served.token()
              + "\r\n\r\n");
      assertThat(raw.head()).startsWith("HTTP/1.1 200");
      String much = "x".repeat(1024 * 1024);
      for (int i = 0; i < 40; i++) {
        served.site.loseMajority(much + i);
        Thread.sleep(20);
      }

      served.site.loseMajority("");
      assertThat(subscribesAgain(served)).isTrue();
    }
  }

  private static ApiLimits limits(int subscribers, Duration beat) {
    ApiLimits wide = Served.LIMITS;
    return new ApiLimits(
        wide.connections(),
        wide.connectionsEach(),
        wide.requests(),
        subscribers,
        wide.headTime(),
        wide.requestTime(),
        wide.writeTime(),
        wide.editTime(),
        wide.readTime(),
        beat,
        wide.pause(),
        wide.perSecond(),
        wide.refusedNotes());
  }
}
