package org.xsm.xsmd.cli.http;

import static org.xsm.xsmd.cli.http.ExchangeException.Reason.LOST;
import static org.xsm.xsmd.cli.http.ExchangeException.Reason.STRANGE;

import java.io.IOException;
import java.time.Duration;

/** Requests to a port of this machine: a decision. Each has a connection of its own. */
public final class Exchange {
  /** A site file, and what is said about it, twice over. */
  private static final int LARGEST = 64 << 20;

  private Exchange() {}

  /** Asks, and waits for the whole answer. */
  public static Reply ask(int port, Call call, Duration atMost) throws ExchangeException {
    try (var connection = Connection.open(port, Deadline.in(atMost))) {
      connection.send(call);
      Head head = Head.read(connection.input());
      byte[] body = head.body(connection.input()).readNBytes(LARGEST + 1);
      if (body.length > LARGEST) {
        throw new ExchangeException(STRANGE, "the answer is larger than " + LARGEST + " bytes");
      }
      return new Reply(head.status(), head.headers(), body);
    } catch (ExchangeException e) {
      throw e;
    } catch (IOException e) {
      throw new ExchangeException(LOST, "the connection broke", e);
    }
  }

  /**
   * Asks for events. An answer that is none is thrown as a {@link Refusal}.
   *
   * @param silence how long nothing at all may come
   */
  public static EventStream listen(int port, Call call, Duration silence)
      throws ExchangeException, Refusal {
    var connection = Connection.open(port, Deadline.in(silence));
    boolean listening = false;
    try {
      connection.send(call.header("Accept", "text/event-stream"));
      Head head = Head.read(connection.input());
      if (head.status() != 200) {
        byte[] body = head.body(connection.input()).readNBytes(LARGEST);
        throw new Refusal(new Reply(head.status(), head.headers(), body));
      }
      var events = new EventStream(connection, head.body(connection.input()), silence);
      listening = true;
      return events;
    } catch (ExchangeException e) {
      throw e;
    } catch (IOException e) {
      throw new ExchangeException(LOST, "the connection broke", e);
    } finally {
      if (!listening) {
        connection.close();
      }
    }
  }

  /** Thrown when there is another answer than a stream: a value. */
  public static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Reply reply;

    Refusal(Reply reply) {
      super("status " + reply.status(), null, false, false);
      this.reply = reply;
    }

    public Reply reply() {
      return reply;
    }
  }
}
