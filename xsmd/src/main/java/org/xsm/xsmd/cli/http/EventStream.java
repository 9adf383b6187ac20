package org.xsm.xsmd.cli.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.xsm.xsmd.cli.http.ExchangeException.Reason.LOST;
import static org.xsm.xsmd.cli.http.ExchangeException.Reason.STRANGE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/** Server-sent events as they come: a resource of one thread. */
public final class EventStream implements AutoCloseable {
  private static final int LARGEST = 8 << 20;

  private final Connection connection;
  private final InputStream in;
  private final Duration silence;

  EventStream(Connection connection, InputStream in, Duration silence) {
    this.connection = connection;
    this.in = in;
    this.silence = silence;
  }

  /** One event: its kind and what it says. */
  public record Event(String name, String data) {}

  /**
   * Waits for the next event; empty when the other side has ended.
   *
   * @throws ExchangeException with the reason SLOW when nothing came for too long
   */
  public Optional<Event> next() throws ExchangeException {
    String name = "message";
    var data = new StringBuilder();
    while (true) {
      connection.within(silence);
      Optional<String> line = line();
      if (line.isEmpty()) {
        return Optional.empty();
      }
      String text = line.get();
      if (text.isEmpty()) {
        if (data.length() > 0) {
          return Optional.of(new Event(name, data.substring(0, data.length() - 1)));
        }
        name = "message";
      } else if (text.startsWith("event:")) {
        name = value(text);
      } else if (text.startsWith("data:")) {
        bound(data.length() + text.length());
        data.append(value(text)).append('\n');
      }
    }
  }

  /** What stands after the colon, and after one blank if there is one. */
  private static String value(String line) {
    String value = line.substring(line.indexOf(':') + 1);
    return value.startsWith(" ") ? value.substring(1) : value;
  }

  private Optional<String> line() throws ExchangeException {
    try {
      var line = new ByteArrayOutputStream();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          return Optional.empty();
        }
        bound(line.size());
        line.write(next);
      }
      String text = line.toString(UTF_8);
      return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    } catch (ExchangeException e) {
      throw e;
    } catch (IOException e) {
      throw new ExchangeException(LOST, "the connection broke", e);
    }
  }

  private static void bound(int size) throws ExchangeException {
    if (size > LARGEST) {
      throw new ExchangeException(STRANGE, "an event is larger than " + LARGEST + " bytes");
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
